package io.tradepost.config;

/** A password that cannot be had from where the settings say; the message says what to do. */
public final class SecretUnavailableException extends Exception {
  private static final long serialVersionUID = 1;

  SecretUnavailableException(String message) {
    super(message);
  }
}
