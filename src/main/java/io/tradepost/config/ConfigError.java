package io.tradepost.config;

/**
 * One thing wrong in a file of settings or rules.
 *
 * @param key the path of the key, such as {@code mailboxes[0].imap.port}; empty where the file
 *     itself is at fault
 * @param message what was found, what is allowed, what to do; never a secret
 */
public record ConfigError(Where where, String key, String message) {

  /** {@code config/tradepost.yaml:14: mailboxes[0].imap.port: found 99999, allowed is …}. */
  @Override
  public String toString() {
    return key.isEmpty() ? where + ": " + message : where + ": " + key + ": " + message;
  }
}
