package io.tradepost.cli;

import io.tradepost.agent.Office.PassReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "once",
    description = "One pass over every mailbox: fetch, read, decide, record, file; then exit.",
    footer = {"", "Exit status 3 where a mailbox was not reached or a letter failed."})
final class OnceCommand extends Answering {
  @Mixin private final MailboxChoice mailboxes = new MailboxChoice();

  @Option(
      names = "--refile",
      description = "also bring letters filed earlier to where the customer file now wants them")
  private boolean refile;

  OnceCommand(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        true,
        office -> {
          PassReport report;
          try (ProgressLine progress = new ProgressLine(desk.terminal())) {
            report = office.once(mailboxes.pass(refile), progress);
          }
          if (json()) {
            desk.json(
                office.zone(),
                d -> d.array("mailboxes", first(report.mailboxes()), Documents::mailbox));
          } else {
            new MailboxTable(desk, office.zone()).print(first(report.mailboxes()), false);
          }
          return report.clean() ? ExitStatus.DONE : ExitStatus.WORLD_FAILED;
        });
  }
}
