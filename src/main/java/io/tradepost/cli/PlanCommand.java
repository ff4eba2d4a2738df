package io.tradepost.cli;

import io.tradepost.agent.Office.Move;
import io.tradepost.agent.Office.Plan;
import io.tradepost.cli.terminal.SafeText;
import io.tradepost.cli.terminal.Table;
import io.tradepost.cli.terminal.Table.Cell;
import io.tradepost.cli.terminal.Table.Column;
import io.tradepost.cli.terminal.TextWidth;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    description = "What once would file where, and why; changes nothing in any mailbox.",
    footer = {"", "Exit status 3 where a mailbox was not reached."})
final class PlanCommand extends Answering {
  /** In a pipe nothing else limits what a stranger writes there. */
  private static final int LONGEST_SUBJECT = 200;

  @Mixin private final MailboxChoice mailboxes = new MailboxChoice();

  @Option(
      names = "--refile",
      description = "also letters filed earlier that the customer file now wants elsewhere")
  private boolean refile;

  PlanCommand(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        true,
        office -> {
          Plan plan;
          try (ProgressLine progress = new ProgressLine(desk.terminal())) {
            plan = office.plan(mailboxes.pass(refile), progress);
          }
          if (json()) {
            desk.json(
                office.zone(),
                d ->
                    d.field("total", plan.moves().size())
                        .array("moves", first(plan.moves()), Documents::move)
                        .field("errors", plan.errors()));
          } else {
            print(plan);
          }
          return plan.errors().isEmpty() ? ExitStatus.DONE : ExitStatus.WORLD_FAILED;
        });
  }

  private void print(Plan plan) {
    List<Move> shown = first(plan.moves());
    if (!shown.isEmpty()) {
      moves(desk, shown, true).print(desk.terminal());
    }
    plan.errors().forEach(e -> desk.say("tradepost: " + e));
    int all = plan.moves().size();
    desk.say(
        all == 0
            ? "Nothing to file."
            : MailboxTable.count(all)
                + (all == 1 ? " change" : " changes")
                + " to make"
                + (shown.size() < all ? ", " + MailboxTable.count(shown.size()) + " shown" : "")
                + ". No mailbox was touched; once does it.");
  }

  /** Moves as a table, with the reasons below each if wanted. */
  static Table moves(Desk desk, List<Move> moves, boolean withReasons) {
    Table table =
        new Table(
            Column.fixed("LETTER"),
            Column.flexible("MAILBOX", 8),
            Column.fixed("DO"),
            Column.flexible("FROM", 10),
            Column.flexible("TO", 16),
            Column.flexible("SUBJECT", 12));
    int columns = desk.terminal().width();
    for (Move move : moves) {
      String reasons = "    " + SafeText.line(String.join(" ", move.reasons()));
      table.row(
          List.of(
              Cell.of(move.letter()),
              Cell.of(move.mailbox()),
              Cell.of(move.action()),
              Cell.of(move.from()),
              new Cell(move.to(), desk.palette()::accent),
              Cell.of(TextWidth.cut(move.subject(), LONGEST_SUBJECT))),
          withReasons && !move.reasons().isEmpty()
              ? desk.palette().faint(TextWidth.cut(reasons, columns))
              : null);
    }
    return table;
  }
}
