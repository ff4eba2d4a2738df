package io.tradepost.reply.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.reply.WorkCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  /** As the State Council arranged 2026, in so far as these tests need it. */
  private static final Holidays CHINA =
      new Holidays(
          List.of(
              new HolidayList(
                  "CN",
                  Set.of(2026),
                  Set.copyOf(
                      LocalDate.of(2026, 2, 15).datesUntil(LocalDate.of(2026, 2, 24)).toList()),
                  Set.of(
                      LocalDate.of(2026, 2, 14),
                      LocalDate.of(2026, 2, 28),
                      LocalDate.of(2026, 9, 20),
                      LocalDate.of(2026, 10, 10)),
                  List.of(
                      new YearlyDay.Fixed(MonthDay.of(10, 1)),
                      new YearlyDay.Fixed(MonthDay.of(10, 2)),
                      new YearlyDay.Fixed(MonthDay.of(10, 3))),
                  false)));

  /** Monday to Friday, with a break at noon; half of Saturday. */
  private static final WorkCalendar OFFICE = office(SHANGHAI, CHINA);

  private static WorkCalendar office(ZoneId zone, Holidays holidays) {
    Map<DayOfWeek, List<Stretch>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      switch (day) {
        case SATURDAY -> week.put(day, List.of(stretch("08:30", "12:00")));
        case SUNDAY -> {}
        default -> week.put(day, List.of(stretch("08:30", "12:00"), stretch("13:30", "17:30")));
      }
    }
    return new WorkingHours(zone, week, holidays);
  }

  private static Stretch stretch(String from, String to) {
    return Stretch.of(LocalTime.parse(from), LocalTime.parse(to));
  }

  private static Instant at(String local) {
    return at(local, SHANGHAI);
  }

  private static Instant at(String local, ZoneId zone) {
    return LocalDateTime.parse(local.replace(' ', 'T')).atZone(zone).toInstant();
  }

  private static void after(String start, String working, String end) {
    assertThat(OFFICE.after(at(start), Duration.parse(working))).isEqualTo(at(end));
    assertThat(OFFICE.between(at(start), at(end))).isEqualTo(Duration.parse(working));
  }

  @Test
  void theBreakAtNoonAndTheNightDoNotCount() {
    after("2026-11-24 11:30", "PT1H", "2026-11-24 14:00");
    after("2026-11-24 17:00", "PT1H", "2026-11-25 09:00");
  }

  @Test
  void workThatEndsWithTheDayEndsOnThatDay() {
    after("2026-11-24 16:30", "PT1H", "2026-11-24 17:30");
    after("2026-11-24 11:00", "PT1H", "2026-11-24 12:00");
  }

  @Test
  void aLetterOfTheNightOrTheWeekendBeginsWithTheNextWork() {
    after("2026-11-24 03:00", "PT30M", "2026-11-24 09:00");
    after("2026-11-28 20:00", "PT30M", "2026-11-30 09:00");
    after("2026-11-28 11:00", "PT2H", "2026-11-30 09:30");
  }

  @Test
  void nothingToDoIsDoneAtOnce() {
    assertThat(OFFICE.after(at("2026-11-29 03:00"), Duration.ZERO))
        .isEqualTo(at("2026-11-29 03:00"));
    assertThat(OFFICE.between(at("2026-11-29 03:00"), at("2026-11-29 22:00"))).isZero();
    assertThat(OFFICE.between(at("2026-11-25 12:00"), at("2026-11-24 12:00"))).isZero();
  }

  @Test
  void chineseNewYearStopsTheClockAndTheSaturdayBeforeItRuns() {
    // 14 February is a Saturday that is worked in full; 24 February is the next working day.
    after("2026-02-14 16:30", "PT2H", "2026-02-24 09:30");
    assertThat(OFFICE.isWorkingDay(LocalDate.of(2026, 2, 14))).isTrue();
    assertThat(OFFICE.end(LocalDate.of(2026, 2, 14))).isEqualTo(LocalTime.of(17, 30));
    assertThat(OFFICE.isWorkingDay(LocalDate.of(2026, 2, 23))).isFalse();
  }

  @Test
  void aSundayThatIsMadeUpForIsWorkedOnLikeAMonday() {
    after("2026-09-20 08:00", "PT7H30M", "2026-09-20 17:30");
    after("2026-10-10 15:00", "PT3H", "2026-10-12 09:00");
  }

  @Test
  void aWholeWeekOffIsPassedOver() {
    Holidays august =
        new Holidays(
            List.of(
                new HolidayList(
                    "works holiday",
                    Set.of(),
                    Set.copyOf(
                        LocalDate.of(2026, 8, 1).datesUntil(LocalDate.of(2026, 9, 1)).toList()),
                    Set.of(),
                    List.of(),
                    false)));
    WorkCalendar madrid = office(MADRID, august);
    assertThat(madrid.after(at("2026-07-31 17:00", MADRID), Duration.ofHours(1)))
        .isEqualTo(at("2026-09-01 09:00", MADRID));
  }

  @Test
  void hoursThatTheClockLeavesOutInSpringAreNoWork() {
    // In Madrid clocks go from 02:00 to 03:00 on 29 March 2026, and from 03:00 to 02:00 on 25
    // October.
    WorkCalendar night =
        new WorkingHours(
            MADRID, Map.of(DayOfWeek.SUNDAY, List.of(stretch("00:00", "06:00"))), Holidays.NONE);
    Instant spring = at("2026-03-29 00:00", MADRID);
    assertThat(night.after(spring, Duration.ofHours(5))).isEqualTo(at("2026-03-29 06:00", MADRID));
    assertThat(night.after(spring, Duration.ofHours(6))).isEqualTo(at("2026-04-05 01:00", MADRID));
    Instant autumn = at("2026-10-25 00:00", MADRID);
    assertThat(night.after(autumn, Duration.ofHours(7))).isEqualTo(at("2026-10-25 06:00", MADRID));
    assertThat(night.between(autumn, at("2026-10-26 00:00", MADRID)))
        .isEqualTo(Duration.ofHours(7));
  }

  @Test
  void aStretchWithinTheLeftOutHourIsEmpty() {
    WorkCalendar night =
        new WorkingHours(
            MADRID,
            Map.of(DayOfWeek.SUNDAY, List.of(stretch("02:10", "02:50"), stretch("08:00", "09:00"))),
            Holidays.NONE);
    assertThat(night.after(at("2026-03-28 12:00", MADRID), Duration.ofMinutes(10)))
        .isEqualTo(at("2026-03-29 08:10", MADRID));
  }

  @Test
  void workOverDaylightSavingIsCountedByTheClockOnTheWall() {
    WorkCalendar madrid = office(MADRID, Holidays.NONE);
    assertThat(madrid.after(at("2026-03-28 11:00", MADRID), Duration.ofHours(2)))
        .isEqualTo(at("2026-03-30 09:30", MADRID));
  }

  @Test
  void aDayUntilMidnightEndsWithinItself() {
    WorkCalendar shop =
        new WorkingHours(
            MADRID, Map.of(DayOfWeek.FRIDAY, List.of(stretch("18:00", "00:00"))), Holidays.NONE);
    assertThat(shop.after(at("2026-11-27 17:00", MADRID), Duration.ofHours(6)))
        .isEqualTo(at("2026-11-28 00:00", MADRID));
    assertThat(shop.end(LocalDate.of(2026, 11, 27))).isEqualTo(WorkCalendar.END_OF_DAY);
  }

  @Test
  void freeDaysBeginAndEndAsUsual() {
    assertThat(OFFICE.begin(LocalDate.of(2026, 11, 29))).isEqualTo(LocalTime.of(8, 30));
    assertThat(OFFICE.end(LocalDate.of(2026, 11, 29))).isEqualTo(LocalTime.of(17, 30));
    assertThat(OFFICE.end(LocalDate.of(2026, 11, 28))).isEqualTo(LocalTime.NOON);
  }

  @Test
  void spansOfDecadesAndTimesOutsideOfThemAreAnswered() {
    Instant start = at("1995-01-01 00:00");
    Instant end = at("2065-01-01 00:00");
    Duration worked = OFFICE.between(start, end);
    assertThat(worked).isGreaterThan(Duration.ofDays(70 * 365 / 6));
    assertThat(OFFICE.after(start, worked)).isBeforeOrEqualTo(end);
    Instant early = Instant.parse("1900-01-01T00:00:00Z");
    assertThat(OFFICE.after(early, Duration.ofHours(1))).isEqualTo(early.plusSeconds(3600));
    assertThat(OFFICE.after(end, Duration.ofDays(100_000))).isAfter(end);
    assertThat(OFFICE.between(early, Instant.MAX)).isPositive();
  }

  @Test
  void aCalendarWithoutWorkingTimeIsRefused() {
    assertThatThrownBy(() -> new WorkingHours(MADRID, Map.of(), Holidays.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new WorkingHours(MADRID, Map.of(DayOfWeek.MONDAY, List.of()), Holidays.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** What has passed until the moment after so much work is just so much work. */
  @Test
  void afterAndBetweenAreEachOthersInverse() {
    Random random = new Random(20260214);
    for (ZoneId zone : List.of(SHANGHAI, MADRID, ZoneId.of("America/Sao_Paulo"))) {
      WorkCalendar calendar = office(zone, CHINA);
      for (int i = 0; i < 2_000; i++) {
        Instant start =
            Instant.parse("2020-01-01T00:00:00Z").plusSeconds(random.nextInt(10 * 365 * 86_400));
        Duration working = Duration.ofSeconds(1 + random.nextInt(40 * 86_400));
        Instant end = calendar.after(start, working);
        assertThat(calendar.between(start, end)).isEqualTo(working);
        assertThat(calendar.between(start, end.minusSeconds(1)))
            .as("%s is the first moment", end)
            .isLessThan(working);
        Instant middle = calendar.after(start, working.dividedBy(3));
        assertThat(calendar.after(middle, working.minus(working.dividedBy(3)))).isEqualTo(end);
      }
    }
  }
}
