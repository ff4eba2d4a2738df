package io.tradepost.mailbox;

/**
 * Where a mailbox is and how to sign in.
 *
 * @param mailbox the mailbox's English name, for messages and logs
 * @param host the server's name or address
 * @param port its IMAP port
 * @param security how the connection is protected
 * @param user the name to sign in with
 * @param password gives the secret when it is needed
 * @param timeouts how long to wait
 * @param allowPlainText whether {@link Security#NONE} may go beyond this machine
 */
public record Account(
    String mailbox,
    String host,
    int port,
    Security security,
    String user,
    PasswordSource password,
    Timeouts timeouts,
    boolean allowPlainText) {

  /** Never shows the secret, whatever the source's own {@code toString} does. */
  @Override
  public String toString() {
    return "%s (%s at %s:%d, %s)".formatted(mailbox, user, host, port, security);
  }
}
