package io.tradepost.cli;

import io.tradepost.agent.Office.BackupState;
import io.tradepost.agent.Office.StatusReport;
import io.tradepost.cli.terminal.SafeText;
import java.time.ZoneId;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    description = "How each mailbox stands: connection, lag, letters filed, left and failed.")
final class StatusCommand extends Answering {
  StatusCommand(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        false,
        office -> {
          StatusReport report = office.status();
          if (json()) {
            desk.json(
                office.zone(),
                d ->
                    d.field("at", report.at())
                        .field("runningSince", report.runningSince())
                        .array("mailboxes", first(report.mailboxes()), Documents::mailbox)
                        .array("backups", first(report.backups()), BackupDocuments::state));
          } else {
            desk.line(
                report.runningSince() == null
                    ? "The daemon is not running; this is what the last pass left."
                    : "The daemon has been running since "
                        + Desk.time(report.runningSince(), office.zone())
                        + ".");
            new MailboxTable(desk, office.zone()).print(first(report.mailboxes()), true);
            first(report.backups()).forEach(b -> print(b, office.zone()));
          }
          return ExitStatus.DONE;
        });
  }

  private void print(BackupState backup, ZoneId zone) {
    String words =
        backup.good() == null
            ? backup.mailbox() + ": no good backup yet"
            : "%s: the last good backup is of %s: %s letters, %s"
                .formatted(
                    backup.mailbox(),
                    Desk.time(backup.good(), zone),
                    MailboxTable.count(backup.letters()),
                    BackupDocuments.size(backup.size()));
    String line =
        SafeText.line(words + (backup.problem().isEmpty() ? "" : "; " + backup.problem()));
    boolean well = !backup.alarming() && backup.problem().isEmpty();
    desk.terminal().line(well ? line : desk.palette().bad(line));
  }
}
