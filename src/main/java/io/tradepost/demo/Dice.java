package io.tradepost.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded chance: the same seed gives the same throws on every machine. */
final class Dice {
  private static final String BASE32 = "0123456789abcdefghijklmnopqrstuv";
  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** From 0 to below that. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends included. */
  int between(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /**
   * A size with a long tail: half are below the median, the mean is {@code median·exp(sigma²/2)}.
   */
  double skewed(double median, double sigma) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return median * StrictMath.exp(sigma * (sum - 6));
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Characters as in message ids. */
  String token(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(BASE32.charAt(random.nextInt(32)));
    }
    return text.toString();
  }

  /** The pattern with a digit for each #. */
  String digits(String pattern) {
    StringBuilder text = new StringBuilder(pattern);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '#') {
        text.setCharAt(i, (char) ('0' + random.nextInt(10)));
      }
    }
    return text.toString();
  }

  <T> List<T> shuffled(List<T> list) {
    ArrayList<T> copy = new ArrayList<>(list);
    for (int i = copy.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T kept = copy.get(i);
      copy.set(i, copy.get(j));
      copy.set(j, kept);
    }
    return copy;
  }
}
