package io.tradepost.archive.restore;

import io.tradepost.archive.backup.Copy;
import io.tradepost.mailbox.Envelope;

/** By what a letter in a backup and one on a server may be the same, before bytes are compared. */
final class Identity {
  private Identity() {}

  static String of(Copy copy) {
    return of(copy.messageId(), copy.arrived().getEpochSecond());
  }

  static String of(Envelope envelope) {
    return of(envelope.messageId(), envelope.internalDate().getEpochSecond());
  }

  /** Servers keep arrivals in whole seconds. */
  private static String of(String messageId, long arrived) {
    String id = messageId(messageId);
    return id.isEmpty() ? "arrived " + arrived : id;
  }

  /** Without its brackets. */
  static String messageId(String field) {
    String id = field.strip();
    return id.startsWith("<") && id.endsWith(">") && id.length() > 1
        ? id.substring(1, id.length() - 1).strip()
        : id;
  }
}
