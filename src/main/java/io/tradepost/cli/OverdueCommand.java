package io.tradepost.cli;

import io.tradepost.agent.ReplyDesk.ObligationView;
import io.tradepost.agent.ReplyDesk.Owed;
import io.tradepost.agent.ReplyDesk.OwedRequest;
import io.tradepost.cli.terminal.SafeText;
import io.tradepost.cli.terminal.Table;
import io.tradepost.cli.terminal.Table.Cell;
import io.tradepost.cli.terminal.Table.Column;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "overdue",
    description =
        "Who waits for an answer, since when, and who owes it; the longest overdue first.",
    footer = {
      "",
      "What is owed is worked out from the letters each time: --at answers for a moment in the"
          + " past.",
      "Exit status 1 where nobody waits."
    })
final class OverdueCommand extends Answering {
  @Option(names = "--at", paramLabel = "TIME", description = "as of then: 2h, 3d, 2026-01-31T14:00")
  private String at = "";

  @Option(names = "--mailbox", paramLabel = "NAME", description = "only what this salesperson owes")
  private String mailbox = "";

  @Option(
      names = "--customer",
      paramLabel = "CUSTOMER",
      description = "only this customer: number, short name or key")
  private String customer = "";

  @Option(
      names = "--all-states",
      description = "also what was answered, settled, or needs no answer")
  private boolean allStates;

  OverdueCommand(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        false,
        office -> {
          ZoneId zone = office.zone();
          Instant moment = at.isEmpty() ? null : Since.moment("--at", at, desk.now(), zone);
          Owed owed = office.replies().owed(new OwedRequest(moment, mailbox, customer, allStates));
          List<ObligationView> shown = first(owed.obligations());
          if (json()) {
            desk.json(
                zone,
                d ->
                    d.field("at", owed.at())
                        .array("obligations", shown, ReplyDocuments::obligation));
          } else {
            print(owed, shown, zone);
          }
          return owed.obligations().isEmpty() ? ExitStatus.NO : ExitStatus.DONE;
        });
  }

  private void print(Owed owed, List<ObligationView> shown, ZoneId zone) {
    if (owed.obligations().isEmpty()) {
      desk.say("Nobody waits for an answer.");
      return;
    }
    Table table =
        new Table(
            Column.fixed("LETTER"),
            Column.fixed("STATE"),
            Column.number("HOURS"),
            Column.fixed("DUE"),
            Column.flexible("MAILBOX", 6),
            Column.flexible("CUSTOMER", 10),
            Column.flexible("SUBJECT", 16));
    shown.forEach(o -> table.row(cells(o, zone), below(o, zone)));
    table.print(desk.terminal());
    if (shown.size() < owed.obligations().size()) {
      desk.say(
          MailboxTable.count(shown.size())
              + " of "
              + MailboxTable.count(owed.obligations().size())
              + "; --limit shows more.");
    }
  }

  private List<Cell> cells(ObligationView o, ZoneId zone) {
    return List.of(
        new Cell(o.letter(), desk.palette()::accent),
        new Cell(o.state(), colour(o)),
        Cell.of(o.overdueHours() > 0 ? "%.1f".formatted(o.overdueHours()) : ""),
        Cell.of(Desk.time(o.due(), zone)),
        Cell.of(o.mailbox()),
        Cell.of(o.grade() + " " + (o.company().isEmpty() ? o.from() : o.company())),
        new Cell(o.subject(), desk.palette()::strong));
  }

  private UnaryOperator<String> colour(ObligationView o) {
    return switch (o.state()) {
      case "overdue", "promise-broken" -> desk.palette()::bad;
      case "answered", "settled" -> desk.palette()::good;
      default -> UnaryOperator.identity();
    };
  }

  /** The customer's clock, and what was promised. */
  private @Nullable String below(ObligationView o, ZoneId zone) {
    StringBuilder below = new StringBuilder();
    ZoneId theirs = o.customerZone();
    if (theirs != null && !theirs.equals(zone)) {
      below.append("due there ").append(Desk.time(o.due(), theirs)).append(" ").append(theirs);
    }
    if (!o.promise().isEmpty()) {
      below.append(below.isEmpty() ? "" : "; ").append("promised: “").append(o.promise());
      below.append("”").append(o.promises() > 1 ? " (promise " + o.promises() + ")" : "");
    }
    if (o.answeredAt() != null) {
      below.append(below.isEmpty() ? "" : "; ").append("answered by ").append(o.answeredBy());
      below.append(" ").append(Desk.time(o.answeredAt(), zone));
      below.append(o.probably() ? ", probably" : "");
    }
    if (!o.because().isEmpty()) {
      below.append(below.isEmpty() ? "" : "; ").append(o.because());
    }
    return below.isEmpty() ? null : "    " + SafeText.line(below.toString());
  }
}
