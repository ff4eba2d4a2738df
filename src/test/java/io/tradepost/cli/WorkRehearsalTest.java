package io.tradepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.Office.PassReport;
import io.tradepost.demo.SampleOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkRehearsalTest {
  @TempDir Path home;

  @Test
  void doesTheWholeWork() throws Exception {
    SampleOptions few =
        new SampleOptions(
            7, List.of("Britty", "Kevin"), 25, Instant.parse("2026-03-31T00:00:00Z"), 6_000);

    PassReport report = WorkRehearsal.play(home, few);

    assertThat(report.clean()).isTrue();
    assertThat(report.mailboxes())
        .allSatisfy(
            m -> {
              assertThat(m.seen()).isEqualTo(26);
              assertThat(m.filed()).isPositive();
            });
    assertThat(home.resolve("data/index")).isNotEmptyDirectory();
  }
}
