package io.tradepost.mailbox;

/** How a connection is protected. */
public enum Security {
  /** TLS from the first byte (RFC 8314), with certificate and host-name checks. */
  TLS,
  /** Plain text first, then STARTTLS or nothing: never signs in without. */
  STARTTLS,
  /** Plain text; only to a loopback address or where the account allows it by name. */
  NONE
}
