package io.tradepost.mailbox;

import java.io.IOException;

/** Gives an account's secret at the moment of signing in, so that nothing else holds it. */
@FunctionalInterface
public interface PasswordSource {
  /**
   * The password, or the access token.
   *
   * @throws IOException where it cannot be had; the message says why, without the secret
   */
  String secret() throws IOException;

  /** Whether the secret is an OAuth 2 access token, to be used with XOAUTH2. */
  default boolean token() {
    return false;
  }

  /** A source whose secret is an OAuth 2 access token. */
  static PasswordSource ofToken(PasswordSource source) {
    return new PasswordSource() {
      @Override
      public String secret() throws IOException {
        return source.secret();
      }

      @Override
      public boolean token() {
        return true;
      }

      @Override
      public String toString() {
        return "PasswordSource[token]";
      }
    };
  }
}
