package io.tradepost.ledger;

import io.tradepost.letter.LetterId;
import io.tradepost.reply.Settlement;
import java.time.Instant;
import java.util.List;

/** What people said about what is owed. */
public final class Settlements {
  private final Sql sql;

  Settlements(Sql sql) {
    this.sql = sql;
  }

  /** Enters it; what was said before of the same letter stays as history. */
  public void enter(Settlement settlement) {
    sql.update(
        "INSERT INTO settlement (letter, at, until, because) VALUES (?, ?, ?, ?)",
        settlement.letter(),
        settlement.at(),
        settlement.until(),
        settlement.because());
  }

  /** Takes back what was said of the letter; gives how many sayings. */
  public int withdraw(LetterId letter, Instant at) {
    return sql.update(
        "UPDATE settlement SET withdrawn_at = ? WHERE letter = ? AND withdrawn_at IS NULL",
        at,
        letter);
  }

  /** All that were not taken back, the earliest first. */
  public List<Settlement> all() {
    return sql.list(
        r ->
            new Settlement(
                new LetterId(r.getString("letter")),
                Instant.ofEpochMilli(r.getLong("at")),
                Sql.instant(r, "until"),
                r.getString("because")),
        "SELECT * FROM settlement WHERE withdrawn_at IS NULL ORDER BY id");
  }
}
