package io.tradepost.cli;

import java.util.Iterator;
import java.util.List;
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
    Iterator<String> words = arguments.iterator();
    while (words.hasNext()) {
      String word = words.next();
      if (!word.startsWith("-")) {
        return word;
      }
      if (word.equals("-h") || word.equals("--help")) {
        return "";
      }
      if (VALUED.contains(word) && words.hasNext()) {
        words.next();
      }
    }
    return "";
  }
}
