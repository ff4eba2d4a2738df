package io.tradepost.round;

import io.tradepost.ledger.CopyRow;
import java.util.Locale;

/**
 * When a letter is filed and what is done with sent ones (the config's {@code filing}).
 *
 * @param movesSent letters in Sent are moved to the customer's folder; else copied
 */
public record FilingHabit(When when, boolean movesSent) {
  /** When a letter leaves the inbox. */
  public enum When {
    ARRIVAL,
    SEEN,
    ANSWERED
  }

  /** Whether a waiting letter of the inbox is to be filed now. */
  boolean isDue(CopyRow copy) {
    if (has(copy, "\\deleted")) {
      return false; // Somebody took it away and has not compacted the folder yet.
    }
    return switch (when) {
      case ARRIVAL -> true;
      case SEEN -> has(copy, "\\seen");
      case ANSWERED -> has(copy, "\\answered");
    };
  }

  private static boolean has(CopyRow copy, String flag) {
    return copy.flags().stream().anyMatch(f -> f.toLowerCase(Locale.ROOT).equals(flag));
  }
}
