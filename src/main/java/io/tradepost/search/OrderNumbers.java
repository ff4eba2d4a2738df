package io.tradepost.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The terms by which an order number is found: every run of its parts without punctuation, so that
 * {@code PLK-276(Rev.1)} is found as {@code plk276rev1}, {@code plk276}, {@code plk} and {@code
 * 276}, and never as {@code plk27}.
 */
final class OrderNumbers {
  private static final int MOST_PARTS = 8;

  private OrderNumbers() {}

  static Set<String> terms(String order) {
    List<String> parts = parts(order);
    Set<String> terms = new LinkedHashSet<>();
    for (int first = 0; first < parts.size(); first++) {
      StringBuilder term = new StringBuilder();
      for (String part : parts.subList(first, parts.size())) {
        terms.add(term.append(part).toString());
      }
    }
    return terms;
  }

  /** What to look for when that number is asked for; empty where it has no letter or digit. */
  static String key(String asked) {
    return String.join("", parts(asked));
  }

  private static List<String> parts(String order) {
    String folded = FieldWords.exact(order);
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start < folded.length() && parts.size() < MOST_PARTS) {
      int end = start;
      while (end < folded.length() && Script.isWord(folded.codePointAt(end))) {
        end += Character.charCount(folded.codePointAt(end));
      }
      if (end > start) {
        parts.add(folded.substring(start, end));
      }
      start = end + 1;
    }
    return parts;
  }
}
