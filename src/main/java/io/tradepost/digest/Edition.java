package io.tradepost.digest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** How often a report comes, and so how far back it looks. */
public enum Edition {
  DAILY,
  WEEKLY,
  MONTHLY;

  /** As commands and message bundles name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the stretch of time begins that ends then: seven days before, or a month. */
  public Instant begin(Instant end, ZoneId zone) {
    return switch (this) {
      case DAILY, WEEKLY -> end.atZone(zone).minusDays(7).toInstant();
      case MONTHLY -> end.atZone(zone).minusMonths(1).toInstant();
    };
  }

  /** Whether the team looks at it in its meeting: a workbook comes with it. */
  public boolean forMeeting() {
    return this != DAILY;
  }
}
