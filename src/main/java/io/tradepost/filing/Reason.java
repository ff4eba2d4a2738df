package io.tradepost.filing;

import java.util.List;

/**
 * One step that led to a decision, kept as a key and its arguments so that it can be told in the
 * company's language whenever it is asked for.
 *
 * @param key in the bundle {@code io/tradepost/filing/reasons}, such as {@code customer.domain}
 */
public record Reason(String key, List<String> arguments) {
  public Reason {
    arguments = List.copyOf(arguments);
  }

  /** The reason with that key. */
  public static Reason of(String key, String... arguments) {
    return new Reason(key, List.of(arguments));
  }
}
