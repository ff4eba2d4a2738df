package io.tradepost.cli;

import io.tradepost.agent.Office;
import io.tradepost.cli.terminal.SafeText;
import io.tradepost.cli.terminal.Terminal;
import io.tradepost.cli.terminal.TextWidth;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Shows how far a long job is: on a terminal as one line that is written over, else as a plain line
 * for each mailbox now and then. A job that is done before the first is due shows nothing.
 */
final class ProgressLine implements Office.Progress, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
  private static final int BAR = 20;
  private static final String TO_START_AND_CLEAR = "\r\u001b[K";

  private record State(String stage, long done, long total) {}

  private final Terminal terminal;
  private final LongSupplier nanoTime;
  private final Map<String, State> states = new LinkedHashMap<>();
  private long nextDue;
  private boolean drawn;

  ProgressLine(Terminal terminal) {
    this(terminal, System::nanoTime);
  }

  ProgressLine(Terminal terminal, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.nextDue = nanoTime.getAsLong() + (terminal.live() ? PATIENCE : BETWEEN_LINES).toNanos();
  }

  @Override
  public synchronized void at(String mailbox, String stage, long done, long total) {
    states.put(mailbox, new State(stage, done, total));
    long now = nanoTime.getAsLong();
    if (now - nextDue < 0) {
      return;
    }
    if (terminal.live()) {
      nextDue = now + REDRAW.toNanos();
      draw();
    } else {
      nextDue = now + BETWEEN_LINES.toNanos();
      states.forEach((name, state) -> terminal.say(SafeText.line(words(name, state))));
      states.clear();
    }
  }

  private void draw() {
    StringBuilder line = new StringBuilder();
    states.forEach(
        (name, state) ->
            line.append(line.isEmpty() ? "" : "  ·  ")
                .append(state.total() > 0 ? bar(state) + " " : "")
                .append(words(name, state)));
    int columns = terminal.width() == Terminal.UNLIMITED ? 80 : terminal.width() - 1;
    terminal
        .err()
        .print(TO_START_AND_CLEAR + TextWidth.cut(SafeText.line(line.toString()), columns));
    terminal.err().flush();
    drawn = true;
  }

  private static String bar(State state) {
    int full = (int) (BAR * Math.min(state.done(), state.total()) / state.total());
    return "█".repeat(full) + "░".repeat(BAR - full);
  }

  private static String words(String name, State state) {
    String count =
        state.total() > 0
            ? MailboxTable.count(state.done()) + " of " + MailboxTable.count(state.total())
            : MailboxTable.count(state.done());
    return (name.isEmpty() ? "" : name + ": ") + state.stage() + " " + count;
  }

  /** Wipes the line away. */
  @Override
  public synchronized void close() {
    if (drawn) {
      terminal.err().print(TO_START_AND_CLEAR);
      terminal.err().flush();
    }
  }
}
