package io.tradepost.agent;

import io.tradepost.agent.BackupDesk.Checked;
import io.tradepost.agent.BackupDesk.Choice;
import io.tradepost.agent.BackupDesk.FaultView;
import io.tradepost.agent.Office.Progress;
import io.tradepost.archive.backup.Attendant;
import io.tradepost.archive.backup.Backups;
import io.tradepost.archive.backup.Backups.Standing;
import io.tradepost.archive.backup.Verification;
import io.tradepost.archive.backup.Verification.Fault;
import io.tradepost.ledger.BackupRuns.End;
import io.tradepost.ledger.BackupRuns.Kind;
import io.tradepost.ledger.BackupRuns.Outcome;
import io.tradepost.ledger.BackupRuns.RunRow;
import io.tradepost.round.Desk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the backups back that lie there, and misses those that do not; the ledger learns of both.
 *
 * @param checkStop throws where the agent is to stop
 */
record Verifying(
    Desk desk, BackupShelf shelf, Choice choice, Progress progress, Runnable checkStop) {

  List<Checked> all() throws IOException {
    List<Checked> checked = new ArrayList<>();
    Set<Kind> met = new HashSet<>();
    for (BackupShelf.Row row : shelf.rows()) {
      if (choice.includes(row.mailbox(), row.year())) {
        row.backups().settle();
        for (Backups.Lying lying : row.backups().list()) {
          if (lying.standing() == Standing.LAST) {
            met.add(row.kind());
          }
          checked.add(verified(row, lying));
        }
      }
    }
    for (Kind kind : desk.ledger().read(book -> book.backups().kinds())) {
      if (choice.includes(kind.mailbox(), kind.year()) && !met.contains(kind)) {
        missing(kind).ifPresent(checked::add);
      }
    }
    return checked;
  }

  private Checked verified(BackupShelf.Row row, Backups.Lying lying) {
    Kind kind = row.kind();
    Set<String> seals = desk.ledger().read(book -> row.seals(book, lying.standing()));
    long run = desk.ledger().write(book -> book.backups().begin(kind, desk.now()));
    Verification found =
        row.backups()
            .verify(
                lying.file(),
                seals,
                new Attendant() {
                  @Override
                  public void at(Stage stage, long copies) {
                    checkStop.run();
                    progress.at(
                        row.mailbox(),
                        row.year() + " " + row.format().name() + " read back",
                        copies,
                        lying.copies());
                  }
                });
    List<FaultView> faults = found.faults().stream().map(Verifying::view).toList();
    Outcome outcome = found.good() ? Outcome.VERIFIED : Outcome.FAULTY;
    String why = faults.isEmpty() ? "" : faults.getFirst().place() + ": " + faults.getFirst().why();
    End end = new End(outcome, lying.seal(), lying.letters(), lying.size(), 0, why);
    desk.ledger().writing(book -> book.backups().end(run, end, desk.now()));
    return new Checked(
        kind.mailbox(),
        kind.year(),
        kind.format(),
        lying.file(),
        row.format().opens(lying.file()),
        found.copies(),
        faults);
  }

  /** A last good backup that the ledger knows of and that does not lie there. */
  private Optional<Checked> missing(Kind kind) {
    Optional<RunRow> good = desk.ledger().read(book -> book.backups().lastGood(kind));
    if (good.isEmpty()) {
      return Optional.empty();
    }
    FaultView fault =
        new FaultView("", "file", "it is not there: is the right disk or share mounted?");
    return Optional.of(
        new Checked(
            kind.mailbox(),
            kind.year(),
            kind.format(),
            shelf.folder().resolve(kind.mailbox()),
            false,
            0,
            List.of(fault)));
  }

  private static FaultView view(Fault fault) {
    return switch (fault) {
      case Fault.OfLetter(var copy, var name, var why) ->
          new FaultView(copy.letter().value(), name, why);
      case Fault.OfPart(var part, var why) -> new FaultView("", part, why);
    };
  }
}
