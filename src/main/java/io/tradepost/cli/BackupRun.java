package io.tradepost.cli;

import io.tradepost.agent.BackupDesk.Made;
import io.tradepost.agent.BackupDesk.Reconciled;
import io.tradepost.agent.BackupDesk.RunReport;
import io.tradepost.agent.BackupDesk.RunRequest;
import io.tradepost.cli.terminal.SafeText;
import io.tradepost.cli.terminal.Table;
import io.tradepost.cli.terminal.Table.Cell;
import io.tradepost.cli.terminal.Table.Column;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    description = {
      "Makes the backups now: fetches what the vault lacks, writes each backup beside the last",
      "one, reads it back, and only then lets it take the last one's place."
    },
    footer = {
      "",
      "Where a server cannot be reached, its mailbox is backed up as the vault has it.",
      "Exit status 1 where a backup was kept beside the last one, did not read back or lacks",
      "letters; 3 where a server, disk or share failed."
    })
final class BackupRun extends Answering {
  private static final int MOST_SKIPPED = 20;

  @Mixin private final BackupChoice backups = new BackupChoice();

  @Option(
      names = "--accept-fewer",
      description = "a backup takes the last one's place though it has clearly fewer letters")
  private boolean acceptFewer;

  BackupRun(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    RunRequest request = new RunRequest(backups.choice(), acceptFewer);
    return desk.withOffice(
        true,
        office -> {
          RunReport report;
          try (ProgressLine progress = new ProgressLine(desk.terminal())) {
            report = office.backups().run(request, progress);
          }
          if (json()) {
            desk.json(office.zone(), d -> BackupDocuments.run(d, report));
          } else {
            print(report);
          }
          return status(report);
        });
  }

  private static int status(RunReport report) {
    boolean failed =
        report.mailboxes().stream().anyMatch(m -> !m.error().isEmpty() || m.missing() > 0)
            || report.backups().stream().anyMatch(b -> b.outcome().equals("failed"));
    if (failed) {
      return ExitStatus.WORLD_FAILED;
    }
    return report.clean() ? ExitStatus.DONE : ExitStatus.NO;
  }

  private void print(RunReport report) {
    report.mailboxes().forEach(this::print);
    report.notes().forEach(this::bad);
    if (report.backups().isEmpty()) {
      desk.say("There is nothing to back up yet.");
      return;
    }
    Table table =
        new Table(
            Column.fixed("MAILBOX"),
            Column.number("YEAR"),
            Column.fixed("FORMAT"),
            Column.fixed("OUTCOME"),
            Column.number("COPIES"),
            Column.number("WRITTEN"),
            Column.number("TAKEN OVER"),
            Column.number("READ BACK"),
            Column.number("SKIPPED"),
            Column.number("SIZE"));
    report.backups().forEach(b -> table.row(cells(b), null));
    table.print(desk.terminal());
    report.backups().forEach(this::remarks);
  }

  private void print(Reconciled m) {
    if (!m.error().isEmpty()) {
      bad(m.mailbox() + ": " + m.error());
      bad(
          m.mailbox()
              + ": the server was not compared with the vault; the backup is of what the vault"
              + " has.");
    }
    String counts =
        m.onServer() < 0
            ? "%s: %s in the vault".formatted(m.mailbox(), count(m.inVault()))
            : "%s: %s on the server, %s in the vault (%s fetched now)"
                .formatted(
                    m.mailbox(), count(m.onServer()), count(m.inVault()), count(m.fetched()));
    if (m.withheld() > 0) {
      counts += ", " + count(m.withheld()) + " private and never fetched";
    }
    if (m.gone() > 0) {
      counts += ", " + count(m.gone()) + " gone from the server and kept all the same";
    }
    if (m.letGo() > 0) {
      counts += ", " + count(m.letGo()) + " let go, their retention time being over";
    }
    desk.line(counts);
    if (m.missing() > 0) {
      bad(
          m.mailbox()
              + ": "
              + count(m.missing())
              + " on the server are not in the vault; 'tradepost once' says why.");
    }
  }

  private List<Cell> cells(Made b) {
    return List.of(
        Cell.of(b.mailbox()),
        Cell.of(String.valueOf(b.year())),
        Cell.of(b.format()),
        new Cell(b.outcome(), b.clean() ? desk.palette()::good : desk.palette()::bad),
        Cell.of(count(b.offered())),
        Cell.of(count(b.written())),
        Cell.of(count(b.takenOver())),
        Cell.of(count(b.readBack())),
        b.skipped().isEmpty()
            ? Cell.of("0")
            : new Cell(count(b.skipped().size()), desk.palette()::bad),
        Cell.of(BackupDocuments.size(b.size())));
  }

  private void remarks(Made b) {
    String name = b.mailbox() + " " + b.year() + " " + b.format() + ": ";
    b.notes().forEach(note -> bad(name + note));
    b.skipped().stream().limit(MOST_SKIPPED).forEach(s -> bad(name + "skipped: " + s));
    if (b.skipped().size() > MOST_SKIPPED) {
      bad(name + count(b.skipped().size() - MOST_SKIPPED) + " more skipped; --json lists all");
    }
  }

  private void bad(String text) {
    desk.terminal().line(desk.palette().bad(SafeText.line(text)));
  }

  private static String count(long number) {
    return MailboxTable.count(number);
  }
}
