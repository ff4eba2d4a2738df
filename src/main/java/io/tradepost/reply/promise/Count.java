package io.tradepost.reply.promise;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number that stands in a sentence: in figures, as an English word, as Chinese numerals.
 *
 * @param value of a span such as {@code 2-3} the greater one
 * @param end the token after it
 */
record Count(int value, int end) {
  private static final Map<String, Integer> ENGLISH =
      Map.ofEntries(
          Map.entry("a", 1),
          Map.entry("an", 1),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("twelve", 12),
          Map.entry("fifteen", 15),
          Map.entry("twenty", 20),
          Map.entry("couple", 2),
          // Nobody is reproached for what "a few" may mean.
          Map.entry("few", 5),
          Map.entry("several", 5));

  private static final String NUMERALS = "零一二三四五六七八九";

  /** The number that begins there; null for none. */
  static @Nullable Count at(Tokens tokens, int index) {
    Count first = single(tokens, index);
    if (first == null) {
      return null;
    }
    int next = first.end;
    boolean span =
        tokens.is(next, "-")
            || tokens.is(next, "to")
            || tokens.is(next, "or")
            || isOr(tokens, next);
    if (span) {
      Count second = single(tokens, next + 1);
      if (second != null && second.value >= first.value) {
        return second;
      }
    }
    return first;
  }

  private static boolean isOr(Tokens tokens, int index) {
    return tokens.is(index, "至") || tokens.is(index, "到");
  }

  private static @Nullable Count single(Tokens tokens, int index) {
    int figures = tokens.figures(index, 4);
    if (figures >= 0) {
      return new Count(figures, index + 1);
    }
    if (tokens.isHan(index)) {
      return chinese(tokens, index);
    }
    Integer word = ENGLISH.get(tokens.text(index));
    if (word == null || !tokens.isWord(index)) {
      return null;
    }
    // "a couple of", "a few"; but "a day".
    boolean article = tokens.is(index, "a");
    if (article && (tokens.is(index + 1, "couple") || tokens.is(index + 1, "few"))) {
      return single(tokens, index + 1);
    }
    boolean of = tokens.is(index, "couple") && tokens.is(index + 1, "of");
    return new Count(word, of ? index + 2 : index + 1);
  }

  /** Numerals up to ninety-nine; {@code 两三} and {@code 一两} are their greater one. */
  private static @Nullable Count chinese(Tokens tokens, int index) {
    if (tokens.is(index, "几")) {
      return new Count(5, index + 1);
    }
    int digit = digit(tokens, index);
    if (tokens.is(index, "十")) {
      return tens(tokens, 1, index);
    }
    if (digit < 0) {
      return null;
    }
    if (tokens.is(index + 1, "十")) {
      return tens(tokens, digit, index + 1);
    }
    int second = digit(tokens, index + 1);
    return second > digit ? new Count(second, index + 2) : new Count(digit, index + 1);
  }

  private static Count tens(Tokens tokens, int tens, int index) {
    int ones = digit(tokens, index + 1);
    return ones > 0 ? new Count(tens * 10 + ones, index + 2) : new Count(tens * 10, index + 1);
  }

  private static int digit(Tokens tokens, int index) {
    if (tokens.is(index, "两")) {
      return 2;
    }
    return tokens.isHan(index) ? NUMERALS.indexOf(tokens.text(index)) : -1;
  }
}
