package io.tradepost.config;

import java.util.List;
import java.util.Locale;

/**
 * A kind of value: what is allowed, in words that go on from "allowed is", and how a text becomes
 * one.
 *
 * @param confidential whether a wrong value must not be repeated in the error
 */
record Kind<T>(String allowed, Parse<T> parse, boolean confidential) {
  Kind(String allowed, Parse<T> parse) {
    this(allowed, parse, false);
  }

  /** Turns a text into a value. */
  @FunctionalInterface
  interface Parse<T> {
    T of(String text) throws Unfit;
  }

  /** One of these constants, written as words: {@code AROUND_HOME} is {@code around-home}. */
  static <E extends Enum<E>> Kind<E> choice(E[] constants) {
    List<E> all = List.of(constants);
    List<String> words = all.stream().map(Kind::word).toList();
    return new Kind<>(
        String.join(" | ", words),
        text -> {
          int at = words.indexOf(text);
          if (at >= 0) {
            return all.get(at);
          }
          throw new Unfit(Words.nearest(text, words).map(Kind::meant).orElse(""));
        });
  }

  /** A whole number within bounds. */
  static Kind<Integer> number(int least, int most) {
    return new Kind<>(
        "a number from " + least + " to " + most,
        text -> {
          try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
              return number;
            }
          } catch (NumberFormatException e) {
            throw new Unfit();
          }
          throw new Unfit();
        });
  }

  /** Advice that a word like this one was meant. */
  static String meant(String word) {
    return "did you mean '" + word + "'?";
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
