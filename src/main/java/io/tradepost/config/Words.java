package io.tradepost.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts for error messages: values as found, and what was probably meant. */
final class Words {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");
  private static final int LONGEST = 60;

  private Words() {}

  /** The text in quotation marks, on one line and not too long; a number as it stands. */
  static String quoted(String text) {
    if (text.isEmpty()) {
      return "an empty text";
    }
    if (NUMBER.matcher(text).matches()) {
      return text;
    }
    StringBuilder line = new StringBuilder("'");
    text.codePoints()
        .limit(LONGEST)
        .forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c));
    return line.append(text.codePointCount(0, text.length()) > LONGEST ? "…'" : "'").toString();
  }

  /** The nearest of the words, where one is near enough to have been meant. */
  static Optional<String> nearest(String typed, Collection<String> words) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    String lower = typed.toLowerCase(Locale.ROOT).replace('_', '-');
    int limit = Math.max(1, typed.length() / 3);
    return words.stream()
        .filter(w -> Math.abs(w.length() - lower.length()) <= limit)
        .min(
            Comparator.comparingInt((String w) -> distance(lower, w.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .filter(w -> distance(lower, w.toLowerCase(Locale.ROOT)) <= limit);
  }

  /** Levenshtein's distance, two neighbours changed over counting as one slip. */
  private static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, a, b, i, j);
      }
    }
    return steps[a.length()][b.length()];
  }

  private static int cheapest(int[][] steps, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(steps[i - 1][j - 1] + same, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
    boolean changedOver =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return changedOver ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
  }
}
