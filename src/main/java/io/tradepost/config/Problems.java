package io.tradepost.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Gathers what is wrong, so that all of it can be said at once. Not for use by several threads. */
final class Problems {
  private static final Comparator<ConfigError> BY_PLACE = Comparator.comparing(ConfigError::where);

  private final List<ConfigError> errors = new ArrayList<>();
  private final List<ConfigError> warnings = new ArrayList<>();
  private final Set<String> keys = new TreeSet<>();

  void error(Where where, String key, String message) {
    errors.add(new ConfigError(where, key, message));
  }

  void warning(Where where, String key, String message) {
    warnings.add(new ConfigError(where, key, message));
  }

  /**
   * Remembers that a key was asked for, whether it was there or not.
   *
   * @param path the key's path with {@code []} for any index
   */
  void asked(String path) {
    keys.add(path);
  }

  /** Every key asked for, with {@code []} for any index: what the reader knows. */
  Set<String> keys() {
    return keys;
  }

  boolean none() {
    return errors.isEmpty();
  }

  /** Things that work but should be looked at, by file and line. */
  List<ConfigError> warnings() {
    return warnings.stream().sorted(BY_PLACE).distinct().toList();
  }

  /** Ends the reading where anything was wrong. */
  void check() throws ConfigException {
    if (!none()) {
      throw exception();
    }
  }

  /** What is thrown: all errors so far. */
  ConfigException exception() {
    return new ConfigException(errors.stream().sorted(BY_PLACE).distinct().toList());
  }
}
