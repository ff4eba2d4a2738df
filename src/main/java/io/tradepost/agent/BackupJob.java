package io.tradepost.agent;

import io.tradepost.agent.BackupDesk.Made;
import io.tradepost.archive.backup.Attendant;
import io.tradepost.archive.backup.BackupOutcome;
import io.tradepost.archive.backup.BackupOutcome.Tally;
import io.tradepost.archive.backup.Backups;
import io.tradepost.archive.backup.Backups.Remembered;
import io.tradepost.archive.backup.Backups.Terms;
import io.tradepost.archive.backup.Verification.Fault;
import io.tradepost.ledger.BackupRuns.End;
import io.tradepost.ledger.BackupRuns.Kind;
import io.tradepost.ledger.BackupRuns.Outcome;
import io.tradepost.ledger.BackupRuns.RunRow;
import io.tradepost.round.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one backup and enters in the ledger what came of it. */
final class BackupJob implements Attendant {
  private static final Logger LOG = LoggerFactory.getLogger(BackupJob.class);

  /** Told how far it is; what it throws ends the job. */
  @FunctionalInterface
  interface Beat {
    void at(Stage stage, long copies);
  }

  private final Desk desk;
  private final BackupShelf.Row row;
  private final Kind kind;
  private final Beat beat;
  private final List<String> notes = new ArrayList<>();
  private long run;

  BackupJob(Desk desk, BackupShelf.Row row, Beat beat) {
    this.desk = desk;
    this.row = row;
    this.kind = row.kind();
    this.beat = beat;
  }

  /**
   * Makes it; what goes wrong comes back in words.
   *
   * @param fewest see {@link Terms}
   */
  Made make(int keep, double fewest) {
    run = desk.ledger().write(book -> book.backups().begin(kind, desk.now()));
    try {
      BackupOutcome outcome = made(new Terms(desk.now(), keep, fewest, remembered()));
      Made made = told(outcome);
      LOG.info(
          "backup.done mailbox={} year={} format={} outcome={} letters={} taken-over={} skipped={}",
          kind.mailbox(),
          kind.year(),
          kind.format(),
          made.outcome(),
          made.readBack(),
          made.takenOver(),
          made.skipped().size());
      return made;
    } catch (UncheckedIOException e) {
      return failed(words(java.util.Objects.requireNonNullElse(e.getCause(), e)), e);
    } catch (OfficeException stopped) {
      return failed(words(stopped), null);
    } catch (RuntimeException e) {
      return failed(words(e), e);
    }
  }

  /** In one reading of the ledger: what is moved meanwhile is neither missed nor met twice. */
  private BackupOutcome made(Terms terms) {
    return desk.ledger()
        .read(
            book -> {
              try {
                return row.backups()
                    .run(
                        new MailboxYear(book, desk.vault(), kind.mailbox(), kind.year()),
                        terms,
                        this);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private Remembered remembered() {
    return desk.ledger()
        .read(
            book -> {
              Optional<RunRow> last = book.backups().lastGood(kind);
              long letGo =
                  last.map(l -> book.letGo().count(kind.mailbox(), kind.year(), l.begun()))
                      .orElse(0L);
              return new Remembered(
                  book.backups().lastSeals(kind), last.map(RunRow::letters).orElse(0L), letGo);
            });
  }

  @Override
  public void at(Stage stage, long copies) {
    beat.at(stage, copies);
  }

  @Override
  public void installing(String seal) {
    desk.ledger().writing(book -> book.backups().installing(run, seal));
  }

  @Override
  public void found(Finding finding) {
    String words =
        switch (finding) {
          case MISSING ->
              "the last backup is not where it was: is the right disk or share mounted? A whole new"
                  + " one was made";
          case EXCHANGED ->
              "the last backup was exchanged for another: nothing of it was used, and it is kept"
                  + " beside";
          case WITHOUT_MANIFEST ->
              "the last backup's manifest is missing or damaged: nothing of it was used, and it is"
                  + " kept beside";
          case DAMAGED ->
              "the last backup is damaged: nothing of it was used, all came anew from the vault";
        };
    notes.add(words);
    LOG.warn(
        "backup.finding mailbox={} year={} format={} finding={}",
        kind.mailbox(),
        kind.year(),
        kind.format(),
        finding);
  }

  private Made told(BackupOutcome outcome) {
    Tally tally = outcome.tally();
    return switch (outcome) {
      case BackupOutcome.Replaced(var t, var last) -> told(Outcome.REPLACED, tally, last);
      case BackupOutcome.Unchanged(var t, var last) -> told(Outcome.UNCHANGED, tally, last);
      case BackupOutcome.Held(var t, var held, var before) -> {
        notes.add(
            "it has %d letters, the last one %d: it is kept beside as %s, and the last one stays."
                    .formatted(held.letters(), before, held.file().getFileName())
                + " Where this is meant, 'tradepost backup run --accept-fewer' lets it take its"
                + " place");
        yield told(Outcome.HELD, tally, held);
      }
      case BackupOutcome.Unfit(var t, var faults) -> {
        faults.stream().limit(3).map(BackupJob::words).forEach(notes::add);
        notes.add(
            "it did not read back as it was written (%d faults) and was removed; the last one"
                    .formatted(faults.size())
                + " stays. See that the disk or share is well");
        enter(new End(Outcome.UNFIT, "", 0, 0, tally.skipped().size(), notes.getFirst()));
        yield report(Outcome.UNFIT, tally, "", 0);
      }
    };
  }

  private Made told(Outcome outcome, Tally tally, Backups.Lying lying) {
    int skipped = tally.skipped().size();
    if (skipped > 0) {
      notes.add(
          "it lacks %d letters, which the vault cannot give; older backups stay, since they may"
                  .formatted(skipped)
              + " have them");
    }
    enter(
        new End(
            outcome,
            lying.seal(),
            lying.letters(),
            lying.size(),
            skipped,
            String.join("; ", notes)));
    return report(outcome, tally, lying.file().toString(), lying.size());
  }

  private Made failed(String words, @Nullable RuntimeException e) {
    LOG.error(
        "backup.failed mailbox={} year={} format={} why={}",
        kind.mailbox(),
        kind.year(),
        kind.format(),
        words,
        e);
    notes.add(words);
    enter(new End(Outcome.FAILED, "", 0, 0, 0, words));
    return report(Outcome.FAILED, new Tally(0, 0, 0, 0, 0, List.of()), "", 0);
  }

  private void enter(End end) {
    desk.ledger().writing(book -> book.backups().end(run, end, desk.now()));
  }

  private Made report(Outcome outcome, Tally tally, String file, long size) {
    return new Made(
        kind.mailbox(),
        kind.year(),
        kind.format(),
        outcome.name().toLowerCase(java.util.Locale.ROOT),
        tally.offered(),
        tally.gone(),
        tally.written(),
        tally.takenOver(),
        tally.readBack(),
        tally.skipped().stream()
            .map(s -> s.copy().letter() + " in " + s.copy().folder() + ": " + s.why())
            .toList(),
        file,
        size,
        notes);
  }

  private static String words(Fault fault) {
    return switch (fault) {
      case Fault.OfLetter(var copy, var name, var why) -> copy.letter() + ", " + name + ": " + why;
      case Fault.OfPart(var part, var why) -> part + ": " + why;
    };
  }

  /** The JDK's own messages for files often hold the path alone. */
  private static String words(Throwable e) {
    String message = e.getMessage();
    if (message == null || (e instanceof FileSystemException f && f.getReason() == null)) {
      return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
    return message;
  }
}
