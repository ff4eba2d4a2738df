package io.tradepost.reply.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HolidaysTest {
  private static Holidays yearly(boolean nearest, YearlyDay... days) {
    return new Holidays(
        List.of(new HolidayList("XX", Set.of(2026), Set.of(), Set.of(), List.of(days), nearest)));
  }

  @Test
  void easterIsFoundInEarlyAndLateYears() {
    // Dates of Easter Sunday: the earliest and the latest of our time among them.
    for (String easter :
        List.of(
            "2008-03-23",
            "2011-04-24",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2049-04-18")) {
      LocalDate sunday = LocalDate.parse(easter);
      assertThat(new YearlyDay.Easter(0).in(sunday.getYear())).contains(sunday);
    }
    assertThat(yearly(false, new YearlyDay.Easter(-2)).isOff(LocalDate.of(2026, 4, 3))).isTrue();
  }

  @Test
  void theFourthThursdayAndTheLastMondayAreFound() {
    assertThat(new YearlyDay.Weekday(4, DayOfWeek.THURSDAY, 11).in(2026))
        .contains(LocalDate.of(2026, 11, 26));
    assertThat(new YearlyDay.Weekday(-1, DayOfWeek.MONDAY, 5).in(2027))
        .contains(LocalDate.of(2027, 5, 31));
  }

  @Test
  void aLeapDayComesInLeapYearsOnly() {
    YearlyDay leap = new YearlyDay.Fixed(MonthDay.of(2, 29));
    assertThat(leap.in(2028)).contains(LocalDate.of(2028, 2, 29));
    assertThat(leap.in(2027)).isEmpty();
  }

  @Test
  void aHolidayOnAWeekendIsKeptOnTheNearestWorkingDayWhereTheListSaysSo() {
    YearlyDay independence = new YearlyDay.Fixed(MonthDay.of(7, 4));
    YearlyDay newYear = new YearlyDay.Fixed(MonthDay.of(1, 1));
    assertThat(yearly(true, independence).isOff(LocalDate.of(2026, 7, 3))).isTrue();
    assertThat(yearly(true, independence).isOff(LocalDate.of(2027, 7, 5))).isTrue();
    assertThat(yearly(false, independence).isOff(LocalDate.of(2026, 7, 3))).isFalse();
    assertThat(yearly(true, newYear).isOff(LocalDate.of(2027, 12, 31))).isTrue();
  }

  @Test
  void whatOneListHasOffIsOffAlthoughAnotherWorks() {
    LocalDate sunday = LocalDate.of(2026, 9, 20);
    HolidayList works =
        new HolidayList("A", Set.of(2026), Set.of(), Set.of(sunday), List.of(), false);
    HolidayList rests =
        new HolidayList("B", Set.of(2026, 2027), Set.of(sunday), Set.of(), List.of(), false);
    assertThat(new Holidays(List.of(works)).isMadeUpFor(sunday)).isTrue();
    Holidays both = new Holidays(List.of(works, rests));
    assertThat(both.isMadeUpFor(sunday)).isFalse();
    assertThat(both.isOff(sunday)).isTrue();
    assertThat(both.unpublished(2027)).containsExactly("A");
    assertThat(both.unpublished(2026)).isEmpty();
  }

  @Test
  void aDayThatIsWorkedByNameIsNoHolidayOfEveryYear() {
    LocalDate day = LocalDate.of(2026, 5, 2);
    HolidayList list =
        new HolidayList(
            "A",
            Set.of(2026),
            Set.of(),
            Set.of(day),
            List.of(new YearlyDay.Fixed(MonthDay.of(5, 2))),
            false);
    assertThat(new Holidays(List.of(list)).isMadeUpFor(day)).isTrue();
  }

  @Test
  void aroundTheClockKnowsWorkingDaysForPromisesOnly() {
    AroundTheClock always =
        new AroundTheClock(
            ZoneId.of("Asia/Shanghai"), yearly(false, new YearlyDay.Fixed(MonthDay.of(10, 1))));
    assertThat(always.isWorkingDay(LocalDate.of(2026, 10, 1))).isFalse();
    assertThat(always.isWorkingDay(LocalDate.of(2026, 10, 2))).isTrue();
    assertThat(always.isWorkingDay(LocalDate.of(2026, 10, 3))).isFalse();
    java.time.Instant holiday = java.time.Instant.parse("2026-10-01T00:00:00Z");
    java.time.Duration day = java.time.Duration.ofHours(24);
    assertThat(always.after(holiday, day)).isEqualTo(holiday.plus(day));
    assertThat(always.between(holiday, holiday.plus(day))).isEqualTo(day);
    assertThat(always.between(holiday.plus(day), holiday)).isZero();
  }
}
