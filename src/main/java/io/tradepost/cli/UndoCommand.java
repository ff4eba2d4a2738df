package io.tradepost.cli;

import io.tradepost.agent.Office.UndoReport;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "undo",
    description = "Takes filings back, newest first: each letter returns to where it was.",
    footer = {
      "",
      "A letter that a person has moved since stays where the person put it.",
      "Exit status 1 where nothing was taken back or some letters were kept."
    })
final class UndoCommand extends Answering {
  @Mixin private final MailboxChoice mailboxes = new MailboxChoice();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      required = true,
      description = {
        "how far back: 30m, 2h, 3d, 1w, or a time such as",
        "2026-01-31T14:00 or 2026-01-31 in the company's zone"
      })
  private String since = "";

  UndoCommand(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        true,
        office -> {
          Instant from = Since.parse(since, desk.now(), office.zone());
          UndoReport report = office.undo(from, mailboxes.names());
          if (json()) {
            desk.json(
                office.zone(),
                d ->
                    d.field("since", from)
                        .field("total", report.undone().size())
                        .array("undone", first(report.undone()), Documents::move)
                        .field("kept", first(report.kept())));
          } else {
            print(report);
          }
          return report.undone().isEmpty() || !report.kept().isEmpty()
              ? ExitStatus.NO
              : ExitStatus.DONE;
        });
  }

  private void print(UndoReport report) {
    if (!report.undone().isEmpty()) {
      PlanCommand.moves(desk, first(report.undone()), false).print(desk.terminal());
    }
    first(report.kept()).forEach(why -> desk.line("kept: " + why));
    desk.say(
        MailboxTable.count(report.undone().size())
            + " taken back, "
            + MailboxTable.count(report.kept().size())
            + " kept.");
  }
}
