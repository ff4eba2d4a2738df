package io.tradepost.agent;

import io.tradepost.config.ConfigException;

/**
 * Settings that turned out to be unusable when they were first needed; the cause holds every error.
 */
public final class UncheckedConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ConfigException cause;

  UncheckedConfigException(ConfigException cause) {
    super(cause.getMessage(), cause);
    this.cause = cause;
  }

  /** Every error. */
  public ConfigException config() {
    return cause;
  }
}
