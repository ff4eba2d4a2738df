package io.tradepost.digest;

import java.util.List;

/**
 * Something the agent itself had trouble with.
 *
 * @param what a key of the message bundle, without {@code trouble.}
 */
public record Trouble(String what, List<String> arguments) {
  public Trouble {
    arguments = List.copyOf(arguments);
  }

  public static Trouble of(String what, String... arguments) {
    return new Trouble(what, List.of(arguments));
  }
}
