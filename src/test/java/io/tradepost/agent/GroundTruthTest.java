package io.tradepost.agent;

import io.tradepost.demo.SampleOptions;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.NeedsDovecot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two mailboxes of 2,000 letters on a real server: planned, filed, filed again and taken back, once
 * for all tests. Another seed: {@code -Dtradepost.seed=N}.
 */
@NeedsDovecot
class GroundTruthTest {
  private static final int MISTAKES_SHOWN = 10;

  @TempDir private static Path home;
  private static TrialChecks checks;

  @BeforeAll
  static void goThroughIt() throws Exception {
    SampleOptions options =
        new SampleOptions(
            Long.getLong("tradepost.seed", 11),
            List.of("Britty", "Kevin"),
            Integer.getInteger("tradepost.letters", 2_000),
            Instant.parse("2026-06-30T00:00:00Z"),
            12_000);
    Trial trial =
        Trial.of(SampleServer.dovecot(DovecotServer.Options.plain(), options), options, home);
    System.out.println(trial.score.table("Ground truth on Dovecot", MISTAKES_SHOWN));
    checks = new TrialChecks(trial);
  }

  @Test
  void theServerHoldsTheSamples() {
    checks.theServerHoldsTheSamples();
  }

  @Test
  void everyLetterLiesWhereTheTruthWantsIt() {
    checks.everyLetterLiesWhereTheTruthWantsIt();
  }

  @Test
  void noLetterIsLostDoubledOrChanged() {
    checks.noLetterIsLostDoubledOrChanged();
  }

  @Test
  void thePlanIsWhatIsDone() {
    checks.thePlanIsWhatIsDone();
  }

  @Test
  void everyLetterIsAccountedFor() {
    checks.everyLetterIsAccountedFor();
  }

  @Test
  void aSecondPassChangesNothing() {
    checks.aSecondPassChangesNothing();
  }

  @Test
  void undoRestoresTheFolders() {
    checks.undoRestoresTheFolders();
  }
}
