package io.tradepost.reply.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A country's holidays as its list has them.
 *
 * @param published the years of which every day off is known
 * @param off single days
 * @param working days of weekends on which work is made up for
 * @param everyYear days of every year, the published ones included
 * @param nearest whether a day of every year on a Saturday is kept on the Friday before, and one on
 *     a Sunday on the Monday after
 */
public record HolidayList(
    String name,
    Set<Integer> published,
    Set<LocalDate> off,
    Set<LocalDate> working,
    List<YearlyDay> everyYear,
    boolean nearest) {
  public HolidayList {
    published = Set.copyOf(published);
    off = Set.copyOf(off);
    working = Set.copyOf(working);
    everyYear = List.copyOf(everyYear);
  }

  /** The days of every year, in that one. A day moved from 1 January lies in December before. */
  Stream<LocalDate> yearly(int year) {
    return everyYear.stream().flatMap(day -> day.in(year).stream()).flatMap(this::kept);
  }

  private Stream<LocalDate> kept(LocalDate day) {
    if (nearest && day.getDayOfWeek() == DayOfWeek.SATURDAY) {
      return Stream.of(day, day.minusDays(1));
    }
    if (nearest && day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      return Stream.of(day, day.plusDays(1));
    }
    return Stream.of(day);
  }
}
