package io.tradepost.agent;

import io.tradepost.config.Settings.Recipient;
import io.tradepost.digest.Edition;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/** The times of a cron expression; none for an empty one. */
final class DigestTimes {
  /** As far back as this a digest that was missed is made up for. */
  private static final Duration BACK = Duration.ofDays(40);

  private final @Nullable CronExpression cron;

  DigestTimes(String expression, ZoneId zone) {
    try {
      cron = expression.isEmpty() ? null : new CronExpression(expression);
    } catch (ParseException e) {
      // The settings were checked when they were read.
      throw new IllegalArgumentException("not a cron expression: " + expression, e);
    }
    if (cron != null) {
      cron.setTimeZone(TimeZone.getTimeZone(zone));
    }
  }

  static String cron(Recipient manager, Edition edition) {
    return switch (edition) {
      case DAILY -> manager.digest();
      case WEEKLY -> manager.weekly();
      case MONTHLY -> manager.monthly();
    };
  }

  /** How long it usually is from one to the next. */
  static Duration usual(Edition edition) {
    return switch (edition) {
      case DAILY -> Duration.ofDays(1);
      case WEEKLY -> Duration.ofDays(7);
      case MONTHLY -> Duration.ofDays(30);
    };
  }

  Optional<Instant> after(Instant moment) {
    return cron == null
        ? Optional.empty()
        : Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(moment))).map(Date::toInstant);
  }

  /** The last time before that moment; Quartz itself only looks forward. */
  Optional<Instant> before(Instant moment) {
    // Most come each day: looking back two days is usually enough.
    Instant justBefore = moment.minusMillis(1);
    return last(moment.minus(Duration.ofDays(2)), justBefore)
        .or(() -> last(moment.minus(BACK), justBefore));
  }

  /** The newest time after one moment and not after another. */
  Optional<Instant> last(Instant after, Instant until) {
    Instant from = after.isBefore(until.minus(BACK)) ? until.minus(BACK) : after;
    Optional<Instant> last = Optional.empty();
    Optional<Instant> next = after(from);
    while (next.isPresent() && !next.get().isAfter(until)) {
      last = next;
      next = after(next.get());
    }
    return last;
  }
}
