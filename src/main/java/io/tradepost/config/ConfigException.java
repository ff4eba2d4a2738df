package io.tradepost.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Settings or rules that cannot be used: everything that is wrong with them, sorted by file and
 * line. The message is the whole list, one error on a line, ready to be printed.
 */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<ConfigError> errors;

  ConfigException(List<ConfigError> errors) {
    super(errors.stream().map(ConfigError::toString).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
  }

  /** What is wrong, never empty, sorted by file and line. */
  public List<ConfigError> errors() {
    return errors;
  }
}
