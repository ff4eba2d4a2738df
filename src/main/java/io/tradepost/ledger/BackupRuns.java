package io.tradepost.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was done with the backups, and the seal by which each is known again: it stands here apart
 * from the backups, so that one exchanged together with its manifest is noticed.
 */
public final class BackupRuns {
  private static final String OF = " WHERE mailbox = ? AND year = ? AND format = ? ";
  private static final String GOOD = "outcome IN ('replaced', 'unchanged')";

  private final Sql sql;

  BackupRuns(Sql sql) {
    this.sql = sql;
  }

  /** A mailbox's backups of one year in one format. */
  public record Kind(String mailbox, int year, String format) {}

  /** What came of a run or of a reading back. */
  public enum Outcome {
    /** It has not ended, or was cut short. */
    BEGUN,
    /** A new backup is the last good one. */
    REPLACED,
    /** The last good one keeps all that there is; it was read back. */
    UNCHANGED,
    /** The new one has clearly fewer letters and lies beside the last. */
    HELD,
    /** The new one did not read back as it was written. */
    UNFIT,
    /** Disk, share or server failed, or the run was stopped. */
    FAILED,
    /** One was read back on demand, and is well. */
    VERIFIED,
    /** One was read back on demand, and is not well. */
    FAULTY
  }

  /**
   * One entry.
   *
   * @param seal of the backup; empty where there is none
   * @param size in bytes
   * @param skipped copies that could not be written
   * @param why in words; empty where all is well
   */
  public record RunRow(
      Kind kind,
      Instant begun,
      @Nullable Instant ended,
      Outcome outcome,
      String seal,
      long letters,
      long size,
      long skipped,
      String why) {
    private boolean readBackOnly() {
      return outcome == Outcome.VERIFIED || outcome == Outcome.FAULTY;
    }
  }

  /** What came of it. */
  public record End(
      Outcome outcome, String seal, long letters, long size, long skipped, String why) {}

  /** A run, or a reading back, begins; gives its number. */
  public long begin(Kind kind, Instant at) {
    return sql.insert(
        "INSERT INTO backup (mailbox, year, format, begun, outcome) VALUES (?, ?, ?, ?, 'begun')",
        kind.mailbox(),
        kind.year(),
        kind.format(),
        at);
  }

  /** The new backup is about to take the last one's place; it is known by this seal from now on. */
  public void installing(long run, String seal) {
    sql.update("UPDATE backup SET seal = ? WHERE id = ?", seal, run);
  }

  /** It has ended. A seal that was noted before stays where the end tells none. */
  public void end(long run, End end, Instant at) {
    sql.update(
        "UPDATE backup SET ended = ?, outcome = ?, seal = CASE WHEN ? = '' THEN seal ELSE ? END,"
            + " letters = ?, size = ?, skipped = ?, why = ? WHERE id = ?",
        at,
        end.outcome().name().toLowerCase(Locale.ROOT),
        end.seal(),
        end.seal(),
        end.letters(),
        end.size(),
        end.skipped(),
        end.why(),
        run);
  }

  /** The entry by which the last good backup became so, or was found to be so. */
  public Optional<RunRow> lastGood(Kind kind) {
    return one(kind, "AND " + GOOD);
  }

  /**
   * The newest run that has ended, or the newest reading back of what lies in the last good one's
   * place, whatever came of it. Readings back of older ones and of those kept beside do not count.
   */
  public Optional<RunRow> lastEnded(Kind kind) {
    String last = lastGood(kind).map(RunRow::seal).orElse("");
    Set<String> others = new HashSet<>(sealsMade(kind));
    others.remove(last);
    return sql
        .list(
            BackupRuns::row,
            "SELECT * FROM backup" + OF + "AND ended IS NOT NULL ORDER BY id DESC LIMIT 100",
            kind.mailbox(),
            kind.year(),
            kind.format())
        .stream()
        .filter(r -> !r.readBackOnly() || !others.contains(r.seal()))
        .findFirst();
  }

  private List<String> sealsMade(Kind kind) {
    return sql.list(
        r -> r.getString(1),
        "SELECT DISTINCT seal FROM backup"
            + OF
            + "AND outcome IN ('replaced', 'unchanged', 'held')",
        kind.mailbox(),
        kind.year(),
        kind.format());
  }

  /**
   * The seals of which the last good backup has one: that of the last good run, and those of later
   * ones that were cut short when the new backup was about to count. Empty where nothing is known.
   */
  public Set<String> lastSeals(Kind kind) {
    return new HashSet<>(
        sql.list(
            r -> r.getString(1),
            "SELECT seal FROM backup"
                + OF
                + "AND seal <> '' AND outcome IN ('begun', 'failed', 'replaced', 'unchanged') AND"
                + " id >= coalesce((SELECT max(id) FROM backup"
                + OF
                + "AND "
                + GOOD
                + "), 0)",
            kind.mailbox(),
            kind.year(),
            kind.format(),
            kind.mailbox(),
            kind.year(),
            kind.format()));
  }

  /** Every seal that a backup of this kind ever had. */
  public Set<String> seals(Kind kind) {
    return new HashSet<>(
        sql.list(
            r -> r.getString(1),
            "SELECT DISTINCT seal FROM backup" + OF + "AND seal <> ''",
            kind.mailbox(),
            kind.year(),
            kind.format()));
  }

  /** When the backup with this seal was last read back; empty where it never was. */
  public Optional<RunRow> lastReadBack(Kind kind, String seal) {
    return sql.one(
        BackupRuns::row,
        "SELECT * FROM backup"
            + OF
            + "AND seal = ? AND ended IS NOT NULL AND outcome NOT IN ('begun', 'failed') ORDER BY"
            + " id DESC LIMIT 1",
        kind.mailbox(),
        kind.year(),
        kind.format(),
        seal);
  }

  /** All kinds of which something was ever begun. */
  public List<Kind> kinds() {
    return sql.list(
        r -> new Kind(r.getString(1), r.getInt(2), r.getString(3)),
        "SELECT DISTINCT mailbox, year, format FROM backup ORDER BY mailbox, year, format");
  }

  private Optional<RunRow> one(Kind kind, String condition) {
    return sql.one(
        BackupRuns::row,
        "SELECT * FROM backup" + OF + condition + " ORDER BY id DESC LIMIT 1",
        kind.mailbox(),
        kind.year(),
        kind.format());
  }

  private static RunRow row(ResultSet row) throws SQLException {
    return new RunRow(
        new Kind(row.getString("mailbox"), row.getInt("year"), row.getString("format")),
        Instant.ofEpochMilli(row.getLong("begun")),
        Sql.instant(row, "ended"),
        Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
        row.getString("seal"),
        row.getLong("letters"),
        row.getLong("size"),
        row.getLong("skipped"),
        row.getString("why"));
  }
}
