package io.tradepost.cli;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only has commands of its own; each has a class of its own. */
abstract class CommandGroup implements Runnable {
  @Mixin private final Output output = new Output();
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The options given before the group's word or behind it, for its commands. */
  final Output inheriting(Output before) {
    output.inherit(before);
    return output;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "which of its commands?");
  }
}
