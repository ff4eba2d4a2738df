package io.tradepost.cli;

import java.util.List;
import java.util.ListIterator;
import java.util.Set;

/** Finds the command among what was typed, as the launcher does. */
final class CommandWord {
  /** Options before the command whose value is a word of its own. */
  private static final Set<String> VALUED = Set.of("--config", "--limit");

  private CommandWord() {}

  /**
   * The first word that is neither an option nor the value of one; empty where there is none, or
   * where help on the whole is asked for.
   */
  static String in(List<String> arguments) {
    int at = placeIn(arguments);
    return at < 0 ? "" : arguments.get(at);
  }

  /** The same with the word right behind it where there is one: {@code backup run}. */
  static String withNextIn(List<String> arguments) {
    int at = placeIn(arguments);
    return at < 0
        ? ""
        : String.join(" ", arguments.subList(at, Math.min(at + 2, arguments.size())));
  }

  /** Less than 0 where there is none. */
  private static int placeIn(List<String> arguments) {
    ListIterator<String> words = arguments.listIterator();
    while (words.hasNext()) {
      String word = words.next();
      if (!word.startsWith("-")) {
        return words.previousIndex();
      }
      if (word.equals("-h") || word.equals("--help")) {
        return -1;
      }
      if (VALUED.contains(word) && words.hasNext()) {
        words.next();
      }
    }
    return -1;
  }
}
