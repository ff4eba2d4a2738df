package io.tradepost.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that answers with a list or a document. */
final class Output {
  static final int USUAL_LIMIT = 50;

  @Option(names = "--json", description = "answer with one JSON document")
  private boolean json;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "at most so many entries (search: 50; 0: all)")
  private int limit = -1;

  private @Nullable Output before;

  boolean json() {
    return json || (before != null && before.json());
  }

  /** How many entries to show; {@code usual} where nothing was said. */
  int limit(int usual) {
    if (limit < -1) {
      throw new WrongUse("--limit takes a number from 0 (all), not " + limit);
    }
    if (limit == 0) {
      return Integer.MAX_VALUE;
    }
    if (limit > 0) {
      return limit;
    }
    return before == null ? usual : before.limit(usual);
  }

  /** What was said earlier on the line holds where nothing else was said here. */
  void inherit(Output earlier) {
    before = earlier;
  }
}
