package io.tradepost.cli;

import io.tradepost.agent.Office.CheckLine;
import io.tradepost.agent.Office.CheckReport;
import io.tradepost.cli.terminal.SafeText;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "check",
    description =
        "Settings, sign-in, what the server can do, folders: for every mailbox, changing nothing.",
    footer = {"", "Exit status 2 for wrong settings, 3 where a mailbox could not be worked on."})
final class CheckCommand extends Answering {
  @Mixin private final MailboxChoice mailboxes = new MailboxChoice();

  CheckCommand(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        false,
        office -> {
          List<CheckReport> reports = office.check(mailboxes.names());
          boolean ok = reports.stream().allMatch(CheckReport::ok);
          if (json()) {
            desk.json(
                office.zone(),
                d -> d.field("ok", ok).array("mailboxes", first(reports), Documents::check));
          } else {
            first(reports).forEach(this::print);
          }
          return ok ? ExitStatus.DONE : ExitStatus.WORLD_FAILED;
        });
  }

  private void print(CheckReport report) {
    desk.terminal().line(desk.palette().strong(SafeText.line(report.mailbox())));
    for (CheckLine line : report.lines()) {
      String mark = line.ok() ? desk.palette().good("  ok ") : desk.palette().bad("  !! ");
      desk.terminal().line(mark + SafeText.line(line.what() + ": " + line.found()));
      if (!line.advice().isEmpty()) {
        desk.wrapped("     → ", line.advice());
      }
    }
  }
}
