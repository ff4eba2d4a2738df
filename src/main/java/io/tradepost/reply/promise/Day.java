package io.tradepost.reply.promise;

import io.tradepost.reply.WorkCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A day as a sentence names it, seen from the day on which it was written. */
sealed interface Day {
  /** Its date; empty where there is no such day. */
  Optional<LocalDate> on(LocalDate today, WorkCalendar calendar);

  /** Today, tomorrow. */
  record Away(int days) implements Day {
    @Override
    public Optional<LocalDate> on(LocalDate today, WorkCalendar calendar) {
      return Optional.of(today.plusDays(days));
    }
  }

  /**
   * A day of the week.
   *
   * @param weeks 0 for this week's, 1 for the next; {@link #NEXT_TO_COME} for the one that comes
   *     next
   */
  record Weekday(DayOfWeek day, int weeks) implements Day {
    static final int NEXT_TO_COME = -1;

    @Override
    public Optional<LocalDate> on(LocalDate today, WorkCalendar calendar) {
      int away = day.getValue() - today.getDayOfWeek().getValue();
      if (weeks != NEXT_TO_COME) {
        return Optional.of(today.plusDays(away + 7L * weeks));
      }
      // Who means today says today.
      return Optional.of(today.plusDays(away <= 0 ? away + 7 : away));
    }
  }

  /**
   * Some time in a week.
   *
   * @param last the last day that is meant; null for the week's last working day
   */
  record InWeek(int weeks, @Nullable DayOfWeek last) implements Day {
    @Override
    public Optional<LocalDate> on(LocalDate today, WorkCalendar calendar) {
      LocalDate monday = today.with(DayOfWeek.MONDAY).plusWeeks(weeks);
      if (last != null) {
        return Optional.of(monday.with(last));
      }
      LocalDate sunday = monday.plusDays(6);
      for (LocalDate day = sunday; !day.isBefore(monday) && !day.isBefore(today); ) {
        if (calendar.isWorkingDay(day)) {
          return Optional.of(day);
        }
        day = day.minusDays(1);
      }
      return Optional.of(sunday);
    }
  }

  /**
   * A date.
   *
   * @param year 0 where none is named: then the nearest
   */
  record InYear(int year, int month, int day) implements Day {
    @Override
    public Optional<LocalDate> on(LocalDate today, WorkCalendar calendar) {
      if (year != 0) {
        return date(year, month, day);
      }
      return Stream.of(-1, 0, 1)
          .flatMap(years -> date(today.getYear() + years, month, day).stream())
          .min(java.util.Comparator.comparingLong(d -> distance(today, d)));
    }

    private static long distance(LocalDate today, LocalDate date) {
      return Math.abs(ChronoUnit.DAYS.between(today, date));
    }

    static Optional<LocalDate> date(int year, int month, int day) {
      boolean valid =
          month >= 1 && month <= 12 && day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
      return valid ? Optional.of(LocalDate.of(year, month, day)) : Optional.empty();
    }
  }

  /**
   * Two numbers of which either may be the month: the reading that lies within two months ahead;
   * where both do or neither does, the month stands first, as in China and America.
   */
  record MonthAndDay(int first, int second, int year) implements Day {
    private static final int NEAR = 60;

    @Override
    public Optional<LocalDate> on(LocalDate today, WorkCalendar calendar) {
      Optional<LocalDate> monthFirst = new InYear(year, first, second).on(today, calendar);
      Optional<LocalDate> dayFirst = new InYear(year, second, first).on(today, calendar);
      if (monthFirst.isEmpty()) {
        return dayFirst;
      }
      boolean dayFirstOnly =
          dayFirst.filter(d -> isNear(today, d)).isPresent() && !isNear(today, monthFirst.get());
      return dayFirstOnly ? dayFirst : monthFirst;
    }

    private static boolean isNear(LocalDate today, LocalDate date) {
      return !date.isBefore(today) && !date.isAfter(today.plusDays(NEAR));
    }
  }

  /**
   * A day of a month.
   *
   * @param months 0 for this month's, 1 for the next; {@link Weekday#NEXT_TO_COME} for the one that
   *     comes next, today included
   * @param day the month's last where it has fewer
   */
  record InMonth(int months, int day) implements Day {
    static final int LAST = 31;

    @Override
    public Optional<LocalDate> on(LocalDate today, WorkCalendar calendar) {
      int away = months;
      if (months == Weekday.NEXT_TO_COME) {
        away = today.getDayOfMonth() > day ? 1 : 0;
      }
      YearMonth month = YearMonth.from(today).plusMonths(away);
      return Optional.of(month.atDay(Math.min(day, month.lengthOfMonth())));
    }
  }

  /** Part of a named month, until a day of it; the last where it has fewer. */
  record InNamedMonth(int month, int day) implements Day {
    @Override
    public Optional<LocalDate> on(LocalDate today, WorkCalendar calendar) {
      int year = today.getMonthValue() > month ? today.getYear() + 1 : today.getYear();
      YearMonth named = YearMonth.of(year, month);
      return Optional.of(named.atDay(Math.min(day, named.lengthOfMonth())));
    }
  }
}
