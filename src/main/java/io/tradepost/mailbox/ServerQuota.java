package io.tradepost.mailbox;

/**
 * How much room a mailbox has (RFC 9208).
 *
 * @param used in bytes
 * @param limit in bytes; -1 where there is none or the server does not tell
 */
public record ServerQuota(long used, long limit) {
  /** The server does not tell. */
  public static final ServerQuota UNKNOWN = new ServerQuota(-1, -1);
}
