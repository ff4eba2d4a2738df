package io.tradepost.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.config.Rules.Yearly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolidaysTest {
  @TempDir Path folder;
  private Home home;

  @BeforeEach
  void aHomeWithCalendars() throws IOException {
    home =
        new Home(folder)
            .settings(
                Home.SETTINGS
                    + "calendars: [{ name: office, hours: { MON: [\"08:00-12:00\"] }, holidays:"
                    + " [XX, YY] }]\n");
    Files.createDirectories(folder.resolve("rules/holidays"));
  }

  private static final String YY = "published: 2026\n";

  @Test
  void aListIsReadFromItsOwnFile() throws Exception {
    home.rules("holidays/YY.yml", YY);
    home.rules(
        "holidays/XX.yaml",
        """
        published: [2026, 2025]
        days-off:
          - { name: New Year, on: 2026-01-01 }
          - { name: Spring, from: 2026-02-15, to: 2026-02-16 }
        working-days: [2026-02-14]
        every-year:
          - { name: a, on: 12-25 }
          - { name: b, easter: -2 }
          - { name: c, weekday: last MON 5 }
        on-weekends: nearest
        """);
    Rules.Holidays read = home.readRules().holidays().getFirst();
    assertThat(read.name()).isEqualTo("XX");
    assertThat(read.published()).containsExactly(2025, 2026);
    assertThat(read.off())
        .containsExactly(
            Map.entry(LocalDate.of(2026, 1, 1), "New Year"),
            Map.entry(LocalDate.of(2026, 2, 15), "Spring"),
            Map.entry(LocalDate.of(2026, 2, 16), "Spring"));
    assertThat(read.working()).containsExactly(LocalDate.of(2026, 2, 14));
    assertThat(read.everyYear())
        .extracting(Rules.Holiday::day)
        .containsExactly(
            new Yearly.Fixed(MonthDay.of(12, 25)),
            new Yearly.Easter(-2),
            new Yearly.Weekday(-1, DayOfWeek.MONDAY, 5));
    assertThat(read.nearest()).isTrue();
  }

  @Test
  void whatIsWrongInAListIsToldWithItsLine() throws IOException {
    home.rules("holidays/YY.yaml", YY);
    home.rules(
        "holidays/XX.yaml",
        """
        published: [soon]
        days-off:
          - { name: a }
          - { name: b, on: 2026-01-01, from: 2026-01-01, to: 2026-01-02 }
          - { name: c, from: 2026-01-01 }
          - { name: d, from: 2026-01-05, to: 2026-01-04 }
          - { name: e, from: 2026-01-05, to: 2027-01-04 }
          - { on: 2026-02-30 }
          - { name: f, on: 2026-10-10 }
        working-days: 2026-10-10
        every-year:
          - { name: a, on: 13-01 }
          - { name: b, weekday: 5 MON 1 }
          - { name: c }
          - { name: d, on: 01-01, easter: 0 }
        holiday: []
        """);
    assertThatThrownBy(home::readRules)
        .hasMessage(
            """
            rules/holidays/XX.yaml:1: published[0]: found 'soon', allowed is a number from 1990 to 2200
            rules/holidays/XX.yaml:3: days-off[0].on: needed is either on: a date, or from: and to: with the last day
            rules/holidays/XX.yaml:4: days-off[1].on: needed is either on: a date, or from: and to: with the last day
            rules/holidays/XX.yaml:5: days-off[2].on: needed is either on: a date, or from: and to: with the last day
            rules/holidays/XX.yaml:6: days-off[3].to: found 2026-01-04, allowed is a day within two months from 'from' on
            rules/holidays/XX.yaml:7: days-off[4].to: found 2027-01-04, allowed is a day within two months from 'from' on
            rules/holidays/XX.yaml:8: days-off[5].name: missing; needed is a text of one line
            rules/holidays/XX.yaml:8: days-off[5].on: found '2026-02-30', allowed is a date such as 2026-01-31
            rules/holidays/XX.yaml:10: working-days: 2026-10-10 is among the days-off, too
            rules/holidays/XX.yaml:12: every-year[0].on: found '13-01', allowed is a month and day such as 12-25
            rules/holidays/XX.yaml:13: every-year[1].weekday: found '5 MON 1', allowed is a count from 1 to 4 or 'last', a day of the week and a month such as "4 THU 11"
            rules/holidays/XX.yaml:14: every-year[2].on: needed is one of on, easter, weekday
            rules/holidays/XX.yaml:15: every-year[3].on: needed is one of on, easter, weekday
            rules/holidays/XX.yaml:16: holiday: unknown key, allowed are published, days-off, working-days, every-year, on-weekends\
            """);
  }

  @Test
  void aCalendarsHolidaysMustBeThere() throws IOException {
    home.rules("holidays/XX.yaml", YY);
    assertThatThrownBy(home::readRules)
        .hasMessage(
            "config/tradepost.yaml:8: calendars.holidays: found 'YY', allowed is the name of a file"
                + " in the rules' folder holidays: XX");
  }

  @Test
  void oneListInTwoFilesIsAnError() throws IOException {
    home.rules("holidays/XX.yaml", YY).rules("holidays/XX.yml", YY).rules("holidays/YY.yml", YY);
    assertThatThrownBy(home::readRules).hasMessageContaining("keep one of them");
  }
}
