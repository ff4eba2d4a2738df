package io.tradepost.round;

import io.tradepost.ledger.CopyRow;
import io.tradepost.mailbox.Envelope;
import java.time.Instant;

/**
 * What the server says of a letter and what MOVE, COPY and a new numbering of a folder leave as it
 * is.
 */
record Trait(String messageId, long size, Instant arrived) {
  static Trait of(CopyRow copy) {
    return new Trait(copy.messageId(), copy.size(), copy.arrived());
  }

  static Trait of(Envelope envelope) {
    return new Trait(messageId(envelope), envelope.size(), envelope.internalDate());
  }

  /** The Message-ID without its brackets, as the ledger keeps it; empty where there is none. */
  static String messageId(Envelope envelope) {
    String field = envelope.messageId().strip();
    boolean bracketed = field.startsWith("<") && field.endsWith(">");
    return bracketed ? field.substring(1, field.length() - 1).strip() : field;
  }
}
