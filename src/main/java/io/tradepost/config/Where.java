package io.tradepost.config;

import java.util.Comparator;

/**
 * A place in a file.
 *
 * @param file as an admin knows it: from the installation's home ({@code config/tradepost.yaml}),
 *     in full where it lies elsewhere
 * @param line counted from 1; 0 for the file as a whole
 */
public record Where(String file, int line) implements Comparable<Where> {
  private static final Comparator<Where> ORDER =
      Comparator.comparing(Where::file).thenComparingInt(Where::line);

  /** The file as a whole. */
  static Where whole(String file) {
    return new Where(file, 0);
  }

  @Override
  public int compareTo(Where other) {
    return ORDER.compare(this, other);
  }

  /** {@code config/tradepost.yaml:14}, or the file alone. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
