package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.BackupDesk.Made;
import io.tradepost.agent.BackupDesk.RunReport;
import io.tradepost.ledger.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the backups are made. */
class BackupDutyTest {
  private static final Instant OCTOBER = Instant.parse("2026-10-10T00:00:00Z");
  private static final Instant LAST_NIGHT = Instant.parse("2026-10-31T02:00:00Z");

  @TempDir private Path folder;
  private final HandedClock clock = new HandedClock(OCTOBER);
  private final List<Instant> made = new ArrayList<>();
  private String outcome = "replaced";
  private Ledger ledger;
  private BackupDuty duty;

  @BeforeEach
  void open() {
    ledger = Ledger.open(folder.resolve("ledger.sqlite"));
    start();
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void theyAreMadeInTheMonthsLastNight() {
    attendEachHour(OCTOBER, Duration.ofDays(60));
    assertThat(made).containsExactly(LAST_NIGHT, Instant.parse("2026-11-30T02:00:00Z"));
  }

  @Test
  void whatWasMissedIsMadeUpForOnceAtTheNextStart() {
    attend(OCTOBER);
    start();
    attend(LAST_NIGHT.plus(Duration.ofDays(5)));
    attend(LAST_NIGHT.plus(Duration.ofDays(5)).plusSeconds(60));
    assertThat(made).hasSize(1);
  }

  @Test
  void oneThatWasStoppedIsMadeAtTheNextStart() {
    attend(OCTOBER);
    outcome = "stopped";
    attend(LAST_NIGHT);
    start();
    outcome = "unchanged";
    attend(LAST_NIGHT.plusSeconds(600));
    attend(LAST_NIGHT.plusSeconds(660));
    assertThat(made).hasSize(2);
  }

  @Test
  void whereTheDiskFailsItTriesAgainLaterAndThenGivesUpUntilTheNextMonth() {
    attend(OCTOBER);
    outcome = "failed";
    attendEachHour(LAST_NIGHT, Duration.ofDays(10));
    assertThat(made)
        .containsExactly(
            LAST_NIGHT,
            LAST_NIGHT.plus(Duration.ofHours(1)),
            LAST_NIGHT.plus(Duration.ofHours(3)),
            LAST_NIGHT.plus(Duration.ofHours(7)),
            LAST_NIGHT.plus(Duration.ofHours(15)));
  }

  @Test
  void oneThatIsHeldIsForAPersonToDecideOn() {
    attend(OCTOBER);
    outcome = "held";
    attendEachHour(LAST_NIGHT, Duration.ofDays(10));
    assertThat(made).hasSize(1);
  }

  private void start() {
    duty =
        new BackupDuty(
            ledger,
            clock,
            new DigestTimes("0 0 2 L * ?", ZoneId.of("UTC")),
            request -> {
              made.add(clock.instant());
              return outcome.equals("stopped") ? Optional.empty() : Optional.of(report());
            });
  }

  private RunReport report() {
    Made one =
        new Made("Britty", 2026, "eml-zip", outcome, 1, 0, 1, 0, 1, List.of(), "", 1, List.of());
    return new RunReport(clock.instant(), List.of(), List.of(one), List.of());
  }

  private void attend(Instant at) {
    clock.set(at);
    duty.attend();
  }

  private void attendEachHour(Instant from, Duration how) {
    for (Instant at = from; at.isBefore(from.plus(how)); at = at.plus(Duration.ofHours(1))) {
      attend(at);
    }
  }
}
