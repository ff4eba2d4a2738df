package io.tradepost.cli;

import io.tradepost.agent.Office.StatusReport;
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
                        .array("mailboxes", first(report.mailboxes()), Documents::mailbox));
          } else {
            desk.line(
                report.runningSince() == null
                    ? "The daemon is not running; this is what the last pass left."
                    : "The daemon has been running since "
                        + Desk.time(report.runningSince(), office.zone())
                        + ".");
            new MailboxTable(desk, office.zone()).print(first(report.mailboxes()), true);
          }
          return ExitStatus.DONE;
        });
  }
}
