package io.tradepost.reply.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** A day that comes every year. */
public sealed interface YearlyDay {
  /** Its date in a year; empty where the year has no such day. */
  Optional<LocalDate> in(int year);

  /** On the same date. */
  record Fixed(MonthDay day) implements YearlyDay {
    @Override
    public Optional<LocalDate> in(int year) {
      return day.isValidYear(year) ? Optional.of(day.atYear(year)) : Optional.empty();
    }
  }

  /**
   * So many days after Easter Sunday.
   *
   * @param days less than zero for before
   */
  record Easter(int days) implements YearlyDay {
    @Override
    public Optional<LocalDate> in(int year) {
      return Optional.of(sunday(year).plusDays(days));
    }

    /**
     * Easter Sunday of the Western church, by the Gregorian computus (Meeus, Astronomical
     * Algorithms, chapter 8).
     */
    private static LocalDate sunday(int year) {
      int golden = year % 19;
      int century = year / 100;
      int yearOfCentury = year % 100;
      int moon = (8 * century + 13) / 25;
      int epact = (19 * golden + century - century / 4 - moon + 15) % 30;
      int weekday =
          (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
      int late = (golden + 11 * epact + 22 * weekday) / 451;
      int march = epact + weekday - 7 * late + 114;
      return LocalDate.of(year, march / 31, march % 31 + 1);
    }
  }

  /**
   * Such as the fourth Thursday of November.
   *
   * @param count -1 for the last
   */
  record Weekday(int count, DayOfWeek day, int month) implements YearlyDay {
    @Override
    public Optional<LocalDate> in(int year) {
      return Optional.of(
          LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(count, day)));
    }
  }
}
