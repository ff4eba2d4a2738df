package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.config.Installation;
import io.tradepost.config.Settings;
import io.tradepost.reply.Terms.Leave;
import io.tradepost.reply.WorkCalendar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calendars of the example and the holidays that ship. */
class CalendarsTest {
  private Settings settings;
  private Calendars calendars;

  @BeforeEach
  void theExampleAndItsRules() throws Exception {
    Installation shipped = Installation.locate(null, Map.of(), Path.of("").toAbsolutePath());
    settings = shipped.settings();
    calendars = Calendars.of(settings, shipped.rules(settings));
  }

  private WorkCalendar of(String mailbox) {
    return Objects.requireNonNull(calendars.byMailbox().get(mailbox));
  }

  @Test
  void oneWhoNamesACalendarGoesByItAndTheOthersByTheRules() {
    ZonedDateTime saturday = ZonedDateTime.parse("2026-11-28T11:00:00+08:00[Asia/Shanghai]");
    assertThat(of("Britty").after(saturday.toInstant(), Duration.ofHours(2)))
        .isEqualTo(saturday.plusDays(2).withHour(9).withMinute(30).toInstant());
    assertThat(of("Susan").after(saturday.toInstant(), Duration.ofHours(2)))
        .isEqualTo(saturday.plusHours(2).toInstant());
    assertThat(calendars.usual()).isEqualTo(of("Susan"));
  }

  /** The State Council's notices of November 2024 and November 2025, day by day. */
  @Test
  void chinasHolidaysAndMakeUpDaysAreAsPublished() {
    WorkCalendar china = calendars.usual();
    List<LocalDate> off =
        Stream.of(
                stretch("2025-01-01", 1),
                stretch("2025-01-28", 8),
                stretch("2025-04-04", 3),
                stretch("2025-05-01", 5),
                stretch("2025-05-31", 3),
                stretch("2025-10-01", 8),
                stretch("2026-01-01", 3),
                stretch("2026-02-15", 9),
                stretch("2026-04-04", 3),
                stretch("2026-05-01", 5),
                stretch("2026-06-19", 3),
                stretch("2026-09-25", 3),
                stretch("2026-10-01", 7))
            .flatMap(s -> s)
            .toList();
    List<LocalDate> madeUp =
        Stream.of(
                "2025-01-26",
                "2025-02-08",
                "2025-04-27",
                "2025-09-28",
                "2025-10-11",
                "2026-01-04",
                "2026-02-14",
                "2026-02-28",
                "2026-05-09",
                "2026-09-20",
                "2026-10-10")
            .map(LocalDate::parse)
            .toList();
    LocalDate.of(2025, 1, 1)
        .datesUntil(LocalDate.of(2027, 1, 1))
        .forEach(
            day -> {
              boolean weekend = day.getDayOfWeek().getValue() > 5;
              boolean works = madeUp.contains(day) || (!weekend && !off.contains(day));
              assertThat(china.isWorkingDay(day)).as("%s", day).isEqualTo(works);
            });
  }

  private static Stream<LocalDate> stretch(String first, int days) {
    LocalDate from = LocalDate.parse(first);
    return from.datesUntil(from.plusDays(days));
  }

  @Test
  void aYearNotYetPublishedHasItsStatutoryDaysAndIsWarnedOf() {
    WorkCalendar china = calendars.usual();
    assertThat(china.isWorkingDay(LocalDate.of(2027, 2, 8))).isFalse();
    assertThat(china.isWorkingDay(LocalDate.of(2027, 2, 9))).isTrue();
    assertThat(china.isWorkingDay(LocalDate.of(2029, 10, 1))).isFalse();
    assertThat(calendars.outdated(LocalDate.of(2026, 10, 1))).isEmpty();
    assertThat(calendars.outdated(LocalDate.of(2026, 11, 24))).containsExactly("CN");
  }

  @Test
  void aMakeUpSundayHasTheHoursOfAMonday() {
    LocalDate sunday = LocalDate.of(2026, 9, 20);
    assertThat(of("Britty").end(sunday)).isEqualTo(LocalTime.of(17, 30));
  }

  @Test
  void leaveIsHandedOnWithItsStandIn() {
    assertThat(Calendars.leaves(settings.mailbox("Britty").orElseThrow()))
        .containsExactly(
            new Leave(LocalDate.of(2026, 12, 21), LocalDate.of(2026, 12, 31), "Susan"));
  }
}
