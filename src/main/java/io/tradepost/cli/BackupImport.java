package io.tradepost.cli;

import io.tradepost.agent.ImportDesk.ImportCount;
import io.tradepost.agent.ImportDesk.ImportReport;
import io.tradepost.agent.ImportDesk.Unreadable;
import io.tradepost.agent.Office;
import io.tradepost.cli.terminal.Palette;
import io.tradepost.cli.terminal.Table;
import io.tradepost.cli.terminal.Table.Cell;
import io.tradepost.cli.terminal.Table.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description =
        "Takes old mail (mbox, Maildir, .eml, .zip, Outlook's .pst, a backup, or a folder of these)"
            + " into a mailbox's archive, so that it can be searched.",
    footer = {"", "Exit status 3 where something could not be read."})
final class BackupImport extends Answering {
  private static final int MOST_LISTED = 20;

  @Parameters(paramLabel = "PATH", description = "the file or folder")
  private Path path = Path.of("");

  @Option(
      names = "--mailbox",
      paramLabel = "NAME",
      required = true,
      description = "whose mail it is")
  private String mailbox = "";

  BackupImport(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        true,
        office -> {
          ImportReport report;
          try (ProgressLine progress = new ProgressLine(desk.terminal())) {
            report = office.imports().take(desk.file(path), mailbox, progress);
          }
          if (json()) {
            printDocument(office, report);
          } else {
            print(report);
          }
          return report.complete() ? ExitStatus.DONE : ExitStatus.WORLD_FAILED;
        });
  }

  private void printDocument(Office office, ImportReport report) {
    desk.json(
        office.zone(),
        d ->
            d.field("mailbox", report.mailbox())
                .field("archive", report.archive())
                .field("complete", report.complete())
                .array("folders", first(report.folders()), BackupImport::count)
                .object("total", total -> count(total, report.total()))
                .array("unreadable", report.unreadable(), BackupImport::unreadable)
                .array("incomplete", report.incomplete(), BackupImport::unreadable));
  }

  private static void count(JsonDocument to, ImportCount count) {
    to.field("folder", count.folder());
    if (count.expected() >= 0) {
      to.field("expected", count.expected());
    }
    to.field("found", count.found())
        .field("missing", count.missing())
        .field("takenIn", count.takenIn())
        .field("known", count.known())
        .object("notLetters", d -> new TreeMap<>(count.notLetters()).forEach(d::field))
        .field("unreadable", count.unreadable());
  }

  private static void unreadable(JsonDocument to, Unreadable one) {
    to.field("folder", one.folder()).field("place", one.place()).field("why", one.why());
  }

  private void print(ImportReport report) {
    Table table =
        new Table(
            Column.flexible("FOLDER", 20),
            Column.number("EXPECTED"),
            Column.number("FOUND"),
            Column.number("TAKEN IN"),
            Column.number("KNOWN"),
            Column.number("NOT LETTERS"),
            Column.number("UNREADABLE"));
    first(report.folders()).forEach(f -> table.row(cells(f.folder(), f), null));
    table.row(cells("all", report.total()), null);
    table.print(desk.terminal());
    new TreeMap<>(report.total().notLetters())
        .forEach((kind, n) -> desk.line("not letters: " + MailboxTable.count(n) + " × " + kind));
    report.folders().stream()
        .filter(f -> f.missing() > 0)
        .forEach(
            f ->
                desk.line(
                    f.folder()
                        + ": "
                        + MailboxTable.count(f.missing())
                        + " of the "
                        + MailboxTable.count(f.expected())
                        + " that the file says it holds did not come out"));
    printList("not read", report.unreadable());
    printList("not whole", report.incomplete());
  }

  private void printList(String what, List<Unreadable> all) {
    all.stream()
        .limit(MOST_LISTED)
        .forEach(u -> desk.line(what + ": " + u.folder() + ": " + u.place() + ": " + u.why()));
    if (all.size() > MOST_LISTED) {
      desk.line(
          what + ": " + MailboxTable.count(all.size() - MOST_LISTED) + " more; --json lists all");
    }
  }

  private List<Cell> cells(String name, ImportCount count) {
    Palette palette = desk.palette();
    long others = count.notLetters().values().stream().mapToLong(Long::longValue).sum();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(name));
    cells.add(
        count.expected() < 0
            ? Cell.of("–")
            : new Cell(
                MailboxTable.count(count.expected()), count.missing() > 0 ? palette::bad : s -> s));
    for (long number : new long[] {count.found(), count.takenIn(), count.known(), others}) {
      cells.add(Cell.of(MailboxTable.count(number)));
    }
    cells.add(
        new Cell(
            MailboxTable.count(count.unreadable()),
            count.unreadable() > 0 ? palette::bad : s -> s));
    return cells;
  }
}
