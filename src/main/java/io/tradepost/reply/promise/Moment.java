package io.tradepost.reply.promise;

import io.tradepost.reply.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time as a sentence names it.
 *
 * @param day null where only a time of the day is named
 * @param hour null where only a day is named: then the end of its work
 * @param span null where a day or time is named
 * @param zone null for the writer's
 */
record Moment(@Nullable Day day, @Nullable Hour hour, @Nullable Span span, @Nullable ZoneId zone) {
  /** What lies further ahead is a slip of the pen. */
  private static final Duration FURTHEST = Duration.ofDays(366);

  /**
   * A time of the day.
   *
   * @param time null for the end of work
   */
  record Hour(@Nullable LocalTime time) {
    static final Hour END_OF_WORK = new Hour(null);

    static Hour of(int hour, int minute) {
      return hour == 24 ? new Hour(WorkCalendar.END_OF_DAY) : new Hour(LocalTime.of(hour, minute));
    }
  }

  /** The time it means for somebody who wrote then; empty where it lies in the past or nowhere. */
  Optional<Instant> from(Instant written, WorkCalendar calendar) {
    return named(written, calendar)
        .filter(at -> at.isAfter(written) && !at.isAfter(written.plus(FURTHEST)));
  }

  private Optional<Instant> named(Instant written, WorkCalendar calendar) {
    if (span != null) {
      return Optional.of(span.from(written, calendar));
    }
    LocalDate today = written.atZone(calendar.zone()).toLocalDate();
    if (day == null) {
      Instant at = at(today, calendar);
      return Optional.of(at.isAfter(written) ? at : at(today.plusDays(1), calendar));
    }
    return day.on(today, calendar).map(date -> at(date, calendar));
  }

  private Instant at(LocalDate date, WorkCalendar calendar) {
    LocalTime time = hour == null || hour.time() == null ? calendar.end(date) : hour.time();
    return date.atTime(time).atZone(zone == null ? calendar.zone() : zone).toInstant();
  }
}
