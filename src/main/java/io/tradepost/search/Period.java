package io.tradepost.search;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time that a query names.
 *
 * @param start the first instant
 * @param end the first instant after it; null where it goes on to the present and beyond ({@code
 *     7d}: seven days ago until now)
 */
record Period(Instant start, @Nullable Instant end) {
  private static final Pattern CALENDAR =
      Pattern.compile("(\\d{4})(?:[-/.年](\\d{1,2})(?:[-/.月](\\d{1,2})日?|月)?|年)?");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern AGO = Pattern.compile("(\\d{1,4})(h|d|w|m|y)");

  /** Reads a date, month, year, or a word for one; empty where it is none. */
  static Optional<Period> parse(String text, Instant now, ZoneId zone) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    try {
      Matcher calendar = CALENDAR.matcher(word);
      if (calendar.matches()) {
        return Optional.of(calendar(calendar, zone));
      }
      Matcher compact = COMPACT.matcher(word);
      if (compact.matches()) {
        return Optional.of(calendar(compact, zone));
      }
      Matcher ago = AGO.matcher(word);
      if (ago.matches()) {
        return Optional.of(ago(Integer.parseInt(ago.group(1)), ago.group(2), now, zone));
      }
      return named(word.replace(' ', '-'), now.atZone(zone).toLocalDate(), zone);
    } catch (DateTimeException e) {
      // Such as 2026-02-30, or a thousand years before the first.
      return Optional.empty();
    }
  }

  private static Period calendar(Matcher date, ZoneId zone) {
    int year = Integer.parseInt(date.group(1));
    if (date.group(2) == null) {
      return years(LocalDate.of(year, 1, 1), zone);
    }
    int month = Integer.parseInt(date.group(2));
    if (date.group(3) == null) {
      return months(LocalDate.of(year, month, 1), zone);
    }
    return days(LocalDate.of(year, month, Integer.parseInt(date.group(3))), 1, zone);
  }

  private static Period ago(int count, String unit, Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    LocalDate today = local.toLocalDate();
    Instant start =
        switch (unit) {
          case "h" -> now.minus(count, ChronoUnit.HOURS);
          case "d" -> startOf(today.minusDays(count), zone);
          case "w" -> startOf(today.minusWeeks(count), zone);
          case "m" -> startOf(today.minusMonths(count), zone);
          default -> startOf(today.minusYears(count), zone);
        };
    return new Period(start, null);
  }

  private static Optional<Period> named(String word, LocalDate today, ZoneId zone) {
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate month = today.withDayOfMonth(1);
    LocalDate year = today.withDayOfYear(1);
    return switch (word) {
      case "today", "今天", "今日" -> Optional.of(days(today, 1, zone));
      case "yesterday", "昨天", "昨日" -> Optional.of(days(today.minusDays(1), 1, zone));
      case "前天" -> Optional.of(days(today.minusDays(2), 1, zone));
      case "this-week", "本周", "这周" -> Optional.of(days(monday, 7, zone));
      case "last-week", "上周" -> Optional.of(days(monday.minusWeeks(1), 7, zone));
      case "this-month", "本月", "这个月" -> Optional.of(months(month, zone));
      case "last-month", "上月", "上个月" -> Optional.of(months(month.minusMonths(1), zone));
      case "this-year", "今年" -> Optional.of(years(year, zone));
      case "last-year", "去年" -> Optional.of(years(year.minusYears(1), zone));
      default -> weekday(word, today, zone);
    };
  }

  /** The last day of that name, today included. */
  private static Optional<Period> weekday(String word, LocalDate today, ZoneId zone) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equalsIgnoreCase(word)) {
        return Optional.of(days(today.with(TemporalAdjusters.previousOrSame(day)), 1, zone));
      }
    }
    return Optional.empty();
  }

  private static Period days(LocalDate first, int count, ZoneId zone) {
    return new Period(startOf(first, zone), startOf(first.plusDays(count), zone));
  }

  private static Period months(LocalDate first, ZoneId zone) {
    return new Period(startOf(first, zone), startOf(first.plusMonths(1), zone));
  }

  private static Period years(LocalDate first, ZoneId zone) {
    return new Period(startOf(first, zone), startOf(first.plusYears(1), zone));
  }

  /** Not always midnight: some zones change to summer time then. */
  private static Instant startOf(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** The instant after the day in which it starts, for a range that ends with {@code 7d}. */
  Instant endOrDay(ZoneId zone) {
    return end != null ? end : startOf(start.atZone(zone).toLocalDate().plusDays(1), zone);
  }
}
