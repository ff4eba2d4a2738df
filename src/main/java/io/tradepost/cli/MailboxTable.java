package io.tradepost.cli;

import io.tradepost.agent.Office.Failure;
import io.tradepost.agent.Office.MailboxReport;
import io.tradepost.cli.terminal.Palette;
import io.tradepost.cli.terminal.Table;
import io.tradepost.cli.terminal.Table.Cell;
import io.tradepost.cli.terminal.Table.Column;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Mailboxes with their accounts: seen = filed + left + failed. */
final class MailboxTable {
  private static final int MOST_FAILURES = 20;

  private final Desk desk;
  private final ZoneId zone;

  MailboxTable(Desk desk, ZoneId zone) {
    this.desk = desk;
    this.zone = zone;
  }

  /** Prints them, below each other what was left, what failed and what is wrong. */
  void print(List<MailboxReport> mailboxes, boolean withState) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.fixed("MAILBOX"));
    List.of("SEEN", "FILED", "LEFT", "FAILED").forEach(t -> columns.add(Column.number(t)));
    if (withState) {
      List.of("LAST SEEN", "LAST FILED", "LAG", "CONNECTED")
          .forEach(t -> columns.add(Column.fixed(t)));
    }
    Table table = new Table(columns.toArray(Column[]::new));
    mailboxes.forEach(m -> table.row(cells(m, withState), null));
    table.print(desk.terminal());
    mailboxes.forEach(this::printRemarks);
  }

  private List<Cell> cells(MailboxReport m, boolean withState) {
    Palette palette = desk.palette();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(m.mailbox()));
    cells.add(number(m.seen()));
    cells.add(number(m.filed()));
    cells.add(number(m.left()));
    cells.add(m.failed() == 0 ? number(0) : new Cell(count(m.failed()), palette::bad));
    if (withState) {
      cells.add(Cell.of(Desk.time(m.lastSeen(), zone)));
      cells.add(Cell.of(Desk.time(m.lastFiled(), zone)));
      cells.add(Cell.of(lag(m.lagSeconds())));
      cells.add(
          m.connected()
              ? new Cell(
                  m.connectedSince() == null
                      ? "yes"
                      : "since " + Desk.time(m.connectedSince(), zone),
                  palette::good)
              : Cell.of("no"));
    }
    return cells;
  }

  private void printRemarks(MailboxReport m) {
    Palette palette = desk.palette();
    new TreeMap<>(m.leftBecause())
        .forEach((why, n) -> desk.line(m.mailbox() + ": " + count(n) + " left: " + why));
    m.failures().stream().limit(MOST_FAILURES).forEach(f -> desk.line(failure(m, f)));
    if (m.failures().size() > MOST_FAILURES) {
      desk.line(
          m.mailbox()
              + ": "
              + count(m.failures().size() - MOST_FAILURES)
              + " more failed; --json lists all");
    }
    if (!m.error().isEmpty()) {
      desk.terminal().line(palette.bad(io.tradepost.cli.terminal.SafeText.line(named(m))));
    }
  }

  /** What a server did is told with the mailbox's name already. */
  private static String named(MailboxReport m) {
    return m.error().startsWith(m.mailbox() + " at ") ? m.error() : m.mailbox() + ": " + m.error();
  }

  private String failure(MailboxReport m, Failure f) {
    return m.mailbox()
        + ": failed: "
        + f.folder()
        + ", UID "
        + f.uid()
        + ": "
        + f.what()
        + " ("
        + Desk.time(f.at(), zone)
        + ")";
  }

  private static Cell number(long number) {
    return Cell.of(count(number));
  }

  static String count(long number) {
    return String.format(java.util.Locale.ROOT, "%,d", number);
  }

  /** The two largest units, such as {@code 3d 4h}. */
  static String lag(long seconds) {
    if (seconds < 0) {
      return "never compared";
    }
    Duration lag = Duration.ofSeconds(seconds);
    if (lag.toDays() > 0) {
      return lag.toDays() + "d " + lag.toHoursPart() + "h";
    }
    if (lag.toHours() > 0) {
      return lag.toHours() + "h " + lag.toMinutesPart() + "m";
    }
    return lag.toMinutes() > 0
        ? lag.toMinutes() + "m " + lag.toSecondsPart() + "s"
        : lag.toSeconds() + "s";
  }
}
