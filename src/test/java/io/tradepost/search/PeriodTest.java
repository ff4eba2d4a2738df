package io.tradepost.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  /** Now is Wednesday, 15 April 2026, 18:00 in Shanghai. */
  @ParameterizedTest
  @CsvSource({
    "2026, 2026-01-01, 2027-01-01",
    "2026年, 2026-01-01, 2027-01-01",
    "2026-02, 2026-02-01, 2026-03-01",
    "2026年2月, 2026-02-01, 2026-03-01",
    "2026-1-5, 2026-01-05, 2026-01-06",
    "2026/01/05, 2026-01-05, 2026-01-06",
    "20260105, 2026-01-05, 2026-01-06",
    "2026年1月5日, 2026-01-05, 2026-01-06",
    "today, 2026-04-15, 2026-04-16",
    "今天, 2026-04-15, 2026-04-16",
    "Yesterday, 2026-04-14, 2026-04-15",
    "昨天, 2026-04-14, 2026-04-15",
    "monday, 2026-04-13, 2026-04-14",
    "wednesday, 2026-04-15, 2026-04-16",
    "thursday, 2026-04-09, 2026-04-10",
    "this-week, 2026-04-13, 2026-04-20",
    "last week, 2026-04-06, 2026-04-13",
    "上周, 2026-04-06, 2026-04-13",
    "this-month, 2026-04-01, 2026-05-01",
    "last-month, 2026-03-01, 2026-04-01",
    "last-year, 2025-01-01, 2026-01-01",
    "7d, 2026-04-08,",
    "2w, 2026-04-01,",
    "3m, 2026-01-15,",
    "1y, 2025-04-15,",
  })
  void datesAreReadInTheCompanysZone(String word, String start, @Nullable String end) {
    Period period = Period.parse(word, Desk.NOW, Desk.SHANGHAI).orElseThrow();
    assertThat(period.start()).isEqualTo(midnight(start));
    assertThat(period.end()).isEqualTo(end == null ? null : midnight(end));
  }

  @Test
  void hoursAgoIsAMoment() {
    assertThat(Period.parse("24h", Desk.NOW, Desk.SHANGHAI).orElseThrow().start())
        .isEqualTo(Instant.parse("2026-04-14T10:00:00Z"));
  }

  @Test
  void aDayThatBeginsAtOneBeginsThere() {
    ZoneId beirut = ZoneId.of("Asia/Beirut");
    assertThat(Period.parse("2024-03-31", Desk.NOW, beirut).orElseThrow().start())
        .isEqualTo(LocalDateTime.parse("2024-03-31T01:00").atZone(beirut).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "2026-13", "2026-02-29", "20261301", "12", "7", "7x", "99999d", "-7d"})
  void whatIsNoDateIsNone(String word) {
    assertThat(Period.parse(word, Desk.NOW, Desk.SHANGHAI)).isEmpty();
  }

  private static Instant midnight(String day) {
    return LocalDateTime.parse(day + "T00:00").atZone(Desk.SHANGHAI).toInstant();
  }
}
