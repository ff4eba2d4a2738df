package io.tradepost.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Flags that the agent sets on letters that wait too long, so that it takes away its own only. Each
 * is written down before it is set or taken away, and after.
 */
public final class Marks {
  private final Sql sql;

  Marks(Sql sql) {
    this.sql = sql;
  }

  /** How far a mark is. */
  public enum State {
    /** About to be set. */
    SETTING,
    SET,
    /** About to be taken away. */
    TAKING
  }

  /** A mark on a copy. */
  public record MarkRow(long copy, String flag, State state) {}

  /** Enters how far the mark is. */
  public void enter(long copy, String flag, State state, Instant at) {
    sql.update(
        "INSERT INTO mark (copy, flag, state, at) VALUES (?, ?, ?, ?) ON CONFLICT (copy, flag) DO"
            + " UPDATE SET state = excluded.state, at = excluded.at",
        copy,
        flag,
        state.name().toLowerCase(Locale.ROOT),
        at);
  }

  /** The mark is gone. */
  public void gone(long copy, String flag) {
    sql.update("DELETE FROM mark WHERE copy = ? AND flag = ?", copy, flag);
  }

  /** All that the agent has set, is setting or taking away. */
  public List<MarkRow> all() {
    return sql.list(
        r ->
            new MarkRow(
                r.getLong("copy"),
                r.getString("flag"),
                State.valueOf(r.getString("state").toUpperCase(Locale.ROOT))),
        "SELECT * FROM mark ORDER BY copy");
  }
}
