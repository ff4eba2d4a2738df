package io.tradepost.cli;

import io.tradepost.agent.BackupDesk.Lying;
import io.tradepost.cli.terminal.SafeText;
import io.tradepost.cli.terminal.Table;
import io.tradepost.cli.terminal.Table.Cell;
import io.tradepost.cli.terminal.Table.Column;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "list",
    description = "The backups that lie there, the newest first, and when each was read back.",
    footer = {"", "Exit status 1 where there is none."})
final class BackupList extends Answering {
  @Mixin private final BackupChoice backups = new BackupChoice();

  BackupList(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        false,
        office -> {
          List<Lying> all = office.backups().list(backups.choice());
          if (json()) {
            desk.json(office.zone(), d -> d.array("backups", first(all), BackupDocuments::lying));
          } else {
            print(first(all), office.zone());
          }
          return all.isEmpty() ? ExitStatus.NO : ExitStatus.DONE;
        });
  }

  private void print(List<Lying> all, ZoneId zone) {
    if (all.isEmpty()) {
      desk.say("There is no backup yet: 'tradepost backup run' makes one.");
      return;
    }
    Table table =
        new Table(
            Column.fixed("MAILBOX"),
            Column.number("YEAR"),
            Column.fixed("FORMAT"),
            Column.fixed("STATE"),
            Column.fixed("MADE"),
            Column.number("LETTERS"),
            Column.number("COPIES"),
            Column.number("SIZE"),
            Column.fixed("READ BACK"),
            Column.flexible("FILE", 20));
    for (Lying b : all) {
      table.row(cells(b, zone), b.remark().isEmpty() ? null : "    " + SafeText.line(b.remark()));
    }
    table.print(desk.terminal());
  }

  private List<Cell> cells(Lying b, ZoneId zone) {
    return List.of(
        Cell.of(b.mailbox()),
        Cell.of(String.valueOf(b.year())),
        Cell.of(b.format()),
        b.state().equals("held") ? new Cell(b.state(), desk.palette()::bad) : Cell.of(b.state()),
        Cell.of(Desk.time(b.made(), zone)),
        Cell.of(MailboxTable.count(b.letters())),
        Cell.of(MailboxTable.count(b.copies())),
        Cell.of(BackupDocuments.size(b.size())),
        Cell.of(Desk.time(b.verified(), zone)),
        Cell.of(b.file().toString()));
  }
}
