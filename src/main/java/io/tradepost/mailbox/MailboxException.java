package io.tradepost.mailbox;

import org.jspecify.annotations.Nullable;

/**
 * A mailbox could not do what was asked. The message names the mailbox, the server and, where one
 * is concerned, the folder; it says what happened and what to do, and never holds a secret.
 */
public final class MailboxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What sort of trouble it is, and so whether trying again is of use. */
  public enum Kind {
    /** No connection: name, network, port, or no IMAP server there. */
    UNREACHABLE,
    /** The server's certificate or its lack of TLS. */
    TLS,
    /** User or password refused: trying again soon only locks the account. */
    SIGN_IN,
    /** The server wants fewer connections or a pause; wait for minutes. */
    THROTTLED,
    /** The folder is not there, or is no longer the one it was (UIDVALIDITY changed). */
    FOLDER_GONE,
    /** The connection broke; what was under way may or may not be done. Connect anew. */
    LOST,
    /** The server understood and said no, or the request cannot be made there. */
    REFUSED
  }

  MailboxException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What sort of trouble it is. */
  public Kind kind() {
    return kind;
  }
}
