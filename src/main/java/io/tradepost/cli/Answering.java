package io.tradepost.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that answers on the terminal or with a JSON document. */
abstract class Answering implements Callable<Integer> {
  final Desk desk;
  @Mixin private final Output output = new Output();

  /**
   * A command.
   *
   * @param before the options given before the command's name
   */
  Answering(Desk desk, Output before) {
    this.desk = desk;
    output.inherit(before);
  }

  final boolean json() {
    return output.json();
  }

  final int limit(int usual) {
    return output.limit(usual);
  }

  /** As many of them as {@code --limit} allows; all where nothing was said. */
  final <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(all.size(), limit(Integer.MAX_VALUE)));
  }
}
