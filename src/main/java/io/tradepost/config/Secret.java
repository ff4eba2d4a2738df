package io.tradepost.config;

import java.util.Optional;

/**
 * A password that stands somewhere else: the settings say only where. It is fetched each time it is
 * asked for, so that a changed one is used at the next sign-in, and is not kept here. Nothing of it
 * is in {@code toString}.
 */
public sealed interface Secret permits EnvironmentSecret, FileSecret, CommandSecret {

  /**
   * The password itself. A command is given 30 seconds; call this from a thread that may wait.
   *
   * @throws SecretUnavailableException where it cannot be had, with what to do
   */
  String reveal() throws SecretUnavailableException;

  /** Where it stands, in words: {@code environment variable BRITTY_PASSWORD}. */
  String source();

  /**
   * What is already seen to be amiss, without fetching it: a variable not set, a file missing or
   * readable by others.
   */
  Optional<String> advice();
}
