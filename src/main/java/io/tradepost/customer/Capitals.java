package io.tradepost.customer;

import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names from what has no capitals. */
final class Capitals {
  private Capitals() {}

  /** {@code nordlicht-demo} gives {@code Nordlicht Demo}, {@code anna.ruiz} {@code Anna Ruiz}. */
  static String ofLabel(String label) {
    return Arrays.stream(IDN.toUnicode(label).split("[-._+ ]+", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }
}
