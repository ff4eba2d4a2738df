package io.tradepost.reply.promise;

import io.tradepost.reply.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** So much time from the writing on. */
record Span(int count, Unit unit) {
  /** More than a year is no promise. */
  private static final int MOST = 10_000;

  enum Unit {
    MINUTES,
    HOURS,
    DAYS,
    WORKING_DAYS,
    WEEKS,
    MONTHS
  }

  Instant from(Instant written, WorkCalendar calendar) {
    LocalDate today = written.atZone(calendar.zone()).toLocalDate();
    int most = Math.min(count, MOST);
    return switch (unit) {
      case MINUTES -> written.plus(Duration.ofMinutes(most));
      case HOURS -> written.plus(Duration.ofHours(most));
      case DAYS -> endOf(today.plusDays(most), calendar);
      case WEEKS -> endOf(today.plusWeeks(most), calendar);
      case MONTHS -> endOf(today.plusMonths(most), calendar);
      case WORKING_DAYS -> endOf(workingDay(today, Math.min(count, 300), calendar), calendar);
    };
  }

  private static LocalDate workingDay(LocalDate today, int count, WorkCalendar calendar) {
    LocalDate day = today;
    int left = count;
    // A calendar that is free for two years has no working day to promise.
    for (int tried = 0; left > 0 && tried < 730; tried++) {
      day = day.plusDays(1);
      if (calendar.isWorkingDay(day)) {
        left--;
      }
    }
    return day;
  }

  private static Instant endOf(LocalDate day, WorkCalendar calendar) {
    return day.atTime(calendar.end(day)).atZone(calendar.zone()).toInstant();
  }
}
