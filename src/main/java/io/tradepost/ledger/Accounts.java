package io.tradepost.ledger;

import io.tradepost.filing.Reason;
import io.tradepost.mailbox.FolderPath;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account of every letter seen, letters that could not be dealt with, and the passes made. */
public final class Accounts {
  private final Sql sql;

  Accounts(Sql sql) {
    this.sql = sql;
  }

  /**
   * A mailbox's account; {@code filed + left + failed} is what lies on the server in the folders
   * looked at, without the copies that the agent made.
   */
  public record Account(
      long filed,
      long left,
      long failed,
      Map<Reason, Long> leftBecause,
      @Nullable Instant newest,
      @Nullable Instant lastFiled) {}

  /** The mailbox's account as it stands. */
  public Account of(String mailbox) {
    Map<Reason, Long> because = new LinkedHashMap<>();
    String from =
        " FROM copy JOIN folder ON folder.id = copy.folder WHERE mailbox = ? AND gone_at IS NULL ";
    sql.list(
            r -> Map.entry(r.getString(1), r.getLong(2)),
            "SELECT because, count(*) AS n"
                + from
                + "AND outcome = 'left' GROUP BY because ORDER BY n DESC",
            mailbox)
        .forEach(e -> because.put(Texts.toReasons(e.getKey()).getFirst(), e.getValue()));
    long waiting = sql.number("SELECT count(*)" + from + "AND outcome = 'waiting'", mailbox);
    if (waiting > 0) {
      because.put(Reason.of("left.waiting"), waiting);
    }
    return new Account(
        sql.number("SELECT count(*)" + from + "AND outcome = 'filed'", mailbox),
        because.values().stream().mapToLong(Long::longValue).sum(),
        failures(mailbox).size(),
        because,
        newest(sql.number("SELECT max(arrived)" + from, mailbox)),
        newest(sql.number("SELECT max(settled_at)" + from + "AND outcome = 'filed'", mailbox)));
  }

  /** The maximum of no rows is null, which reads as 0. */
  private static @Nullable Instant newest(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }

  /** One letter that could not be dealt with. */
  public record FailureRow(
      long folder,
      FolderPath path,
      long validity,
      long uid,
      String what,
      Instant at,
      int attempts) {}

  /** The mailbox's letters that could not be dealt with. */
  public List<FailureRow> failures(String mailbox) {
    return sql.list(
        r ->
            new FailureRow(
                r.getLong("folder"),
                FolderPath.parse(r.getString("path")),
                r.getLong("validity"),
                r.getLong("uid"),
                r.getString("what"),
                Instant.ofEpochMilli(r.getLong("at")),
                r.getInt("attempts")),
        "SELECT failure.*, folder.path FROM failure JOIN folder ON folder.id = failure.folder"
            + " WHERE mailbox = ? ORDER BY path, uid",
        mailbox);
  }

  /** A letter could not be dealt with; each time counts. */
  public void fail(long folder, long validity, long uid, String what, Instant at) {
    sql.update(
        "INSERT INTO failure (folder, validity, uid, what, at, attempts) VALUES (?, ?, ?, ?, ?, 1)"
            + " ON CONFLICT (folder, validity, uid) DO UPDATE SET what = excluded.what, at ="
            + " excluded.at, attempts = attempts + 1",
        folder,
        validity,
        uid,
        what,
        at);
  }

  /** Whether any letter of the folder could not be dealt with. */
  public boolean anyFailed(long folder) {
    return sql.number("SELECT EXISTS (SELECT 1 FROM failure WHERE folder = ?)", folder) == 1;
  }

  /** The letter is dealt with, or not there any more. */
  public void heal(long folder, long validity, long uid) {
    sql.update(
        "DELETE FROM failure WHERE folder = ? AND validity = ? AND uid = ?", folder, validity, uid);
  }

  /**
   * The folder was numbered anew or is gone: its failures are tried afresh, if they are still
   * there.
   */
  public void healFolder(long folder) {
    sql.update("DELETE FROM failure WHERE folder = ?", folder);
  }

  /** One pass over a mailbox. */
  public record RunRow(
      Instant started, @Nullable Instant ended, long fresh, long filed, String error) {}

  /** A pass begins. */
  public long begin(String mailbox, Instant at) {
    sql.update(
        "DELETE FROM run WHERE mailbox = ? AND id <= (SELECT max(id) FROM run WHERE mailbox = ?) -"
            + " 1000",
        mailbox,
        mailbox);
    sql.update("INSERT OR IGNORE INTO adoption (mailbox, at) VALUES (?, ?)", mailbox, at);
    return sql.insert("INSERT INTO run (mailbox, started) VALUES (?, ?)", mailbox, at);
  }

  /** When the agent first looked at the mailbox; empty where it never has. */
  public Optional<Instant> adopted(String mailbox) {
    return sql.one(
        r -> Instant.ofEpochMilli(r.getLong(1)),
        "SELECT at FROM adoption WHERE mailbox = ?",
        mailbox);
  }

  /** A pass ends. */
  public void end(long run, long fresh, long filed, String error, Instant at) {
    sql.update(
        "UPDATE run SET ended = ?, fresh = ?, filed = ?, error = ? WHERE id = ?",
        at,
        fresh,
        filed,
        error,
        run);
  }

  /** The last pass that has ended. */
  public Optional<RunRow> last(String mailbox) {
    return run(mailbox, "AND ended IS NOT NULL");
  }

  /** The last pass that was begun, whether it has ended or not. */
  public Optional<RunRow> lastBegun(String mailbox) {
    return run(mailbox, "");
  }

  /** The last pass that has ended without an error. */
  public Optional<RunRow> lastGood(String mailbox) {
    return run(mailbox, "AND ended IS NOT NULL AND error = ''");
  }

  private Optional<RunRow> run(String mailbox, String condition) {
    return sql.one(
        r ->
            new RunRow(
                Instant.ofEpochMilli(r.getLong("started")),
                Sql.instant(r, "ended"),
                r.getLong("fresh"),
                r.getLong("filed"),
                r.getString("error")),
        "SELECT * FROM run WHERE mailbox = ? " + condition + " ORDER BY id DESC LIMIT 1",
        mailbox);
  }
}
