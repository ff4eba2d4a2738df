package io.tradepost.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which obligations people were told of, and up to when each regular e-mail has gone out. */
public final class Told {
  private final Sql sql;

  Told(Sql sql) {
    this.sql = sql;
  }

  /** An obligation: a letter and whose it is. */
  public record Matter(String letter, String customer) {}

  /** They were told of it. */
  public void enter(String kind, Matter matter, Instant at) {
    sql.update(
        "INSERT OR IGNORE INTO told (kind, letter, customer, at) VALUES (?, ?, ?, ?)",
        kind,
        matter.letter(),
        matter.customer(),
        at);
  }

  /** All that were told of in this kind. */
  public Set<Matter> of(String kind) {
    return sql
        .list(
            r -> new Matter(r.getString(1), r.getString(2)),
            "SELECT letter, customer FROM told WHERE kind = ?",
            kind)
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The last time for which this regular job was done. */
  public Optional<Instant> last(String job) {
    return sql.one(
        r -> Instant.ofEpochMilli(r.getLong(1)), "SELECT at FROM slot WHERE job = ?", job);
  }

  /** The job was done for that time. */
  public void done(String job, Instant slot) {
    sql.update(
        "INSERT INTO slot (job, at) VALUES (?, ?) ON CONFLICT (job) DO UPDATE SET at ="
            + " max(at, excluded.at)",
        job,
        slot);
  }
}
