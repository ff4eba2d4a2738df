package io.tradepost.agent;

import io.tradepost.agent.BackupDesk.Choice;
import io.tradepost.agent.BackupDesk.RunReport;
import io.tradepost.agent.BackupDesk.RunRequest;
import io.tradepost.agent.Office.Progress;
import io.tradepost.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the backups at their time. One whose time passed while the machine was off, or that was cut
 * short, is made up for; the times before the first start are not. Where a server, disk or share
 * fails, it tries again later, a few times.
 */
final class BackupDuty {
  private static final Logger LOG = LoggerFactory.getLogger(BackupDuty.class);
  private static final String JOB = "backup";
  private static final Duration FIRST_WAIT = Duration.ofHours(1);
  private static final int MOST_TRIES = 5;

  private final Ledger ledger;
  private final Clock clock;
  private final DigestTimes times;
  private final Function<RunRequest, Optional<RunReport>> desk;
  private final ReentrantLock attending = new ReentrantLock();
  private Instant notBefore = Instant.MIN;
  private int tries;

  /**
   * A duty.
   *
   * @param desk makes the backups; empty where others are being made, or it was stopped
   */
  BackupDuty(
      Ledger ledger,
      Clock clock,
      DigestTimes times,
      Function<RunRequest, Optional<RunReport>> desk) {
    this.ledger = ledger;
    this.clock = clock;
    this.times = times;
    this.desk = desk;
  }

  static BackupDuty of(Ledger ledger, Clock clock, DigestTimes times, LocalBackupDesk desk) {
    return new BackupDuty(
        ledger, clock, times, request -> desk.runIfFree(request, Progress.SILENT));
  }

  /** Does what is due now; returns at once where it is being done. */
  void attend() {
    if (attending.tryLock()) {
      try {
        due().filter(slot -> !clock.instant().isBefore(notBefore)).ifPresent(this::make);
      } finally {
        attending.unlock();
      }
    }
  }

  private Optional<Instant> due() {
    Instant now = clock.instant();
    Optional<Instant> last = ledger.read(book -> book.told().last(JOB));
    if (last.isEmpty()) {
      ledger.writing(book -> book.told().done(JOB, now));
      return Optional.empty();
    }
    return times.last(last.get(), now);
  }

  private void make(Instant slot) {
    LOG.info("backup.due slot={} try={}", slot, tries + 1);
    Optional<RunReport> report = desk.apply(new RunRequest(Choice.ALL, false));
    if (report.isEmpty()) {
      return;
    }
    if (failed(report.get()) && ++tries < MOST_TRIES) {
      Duration wait = FIRST_WAIT.multipliedBy(1L << (tries - 1));
      notBefore = clock.instant().plus(wait);
      LOG.warn("backup.again hours={}", wait.toHours());
    } else {
      tries = 0;
      notBefore = Instant.MIN;
      ledger.writing(book -> book.told().done(JOB, slot));
    }
  }

  /** Whether it may go better later. */
  private static boolean failed(RunReport report) {
    return report.mailboxes().stream().anyMatch(m -> !m.error().isEmpty())
        || report.backups().stream().anyMatch(b -> b.outcome().equals("failed"));
  }
}
