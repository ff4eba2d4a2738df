package io.tradepost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinceTest {
  private static final Instant NOW = Instant.parse("2026-01-31T04:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "30m, 2026-01-31T03:30:00Z",
    "2h, 2026-01-31T02:00:00Z",
    "3d, 2026-01-28T04:00:00Z",
    "1w, 2026-01-24T04:00:00Z",
    "2026-01-31, 2026-01-30T16:00:00Z",
    "2026-01-31T10:00, 2026-01-31T02:00:00Z",
    "2026-01-31 10:00, 2026-01-31T02:00:00Z",
    "2026-01-31T10:00+01:00, 2026-01-31T09:00:00Z"
  })
  void timesAreReadInTheCompanysZone(String text, Instant time) {
    Instant later = NOW.plusSeconds(86_400);
    Instant now = text.matches("\\d+[mhdw]") ? NOW : later;
    assertThat(Since.parse(text, now, ZONE)).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({"yesterday", "2x", "2026-13-01", "2027-01-01", "''"})
  void anythingElseIsWrongUse(String text) {
    assertThatThrownBy(() -> Since.parse(text, NOW, ZONE)).isInstanceOf(WrongUse.class);
  }

  @Test
  void theMessageSaysWhatIsAllowed() {
    assertThatThrownBy(() -> Since.parse("soon", NOW, ZONE))
        .hasMessageContaining("2h")
        .hasMessageContaining("soon");
  }
}
