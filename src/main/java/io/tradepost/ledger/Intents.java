package io.tradepost.ledger;

import io.tradepost.mailbox.FolderPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Changes to mailboxes, written down before they are made and after they are done, so that after a
 * crash each is known to be open and can be worked off without doing it twice.
 */
public final class Intents {
  private final Sql sql;

  Intents(Sql sql) {
    this.sql = sql;
  }

  /** What is done on the server. */
  public enum Kind {
    MOVE,
    COPY,
    /** Of a copy that the agent made. */
    REMOVE
  }

  /** Why. */
  public enum Purpose {
    FILE,
    UNDO,
    REFILE
  }

  /**
   * A change to one folder's letters.
   *
   * @param source the folder that is changed
   * @param target where to; for a removal the folder itself
   * @param targetNextUid the target's UIDNEXT when the intent was written; what lies below it is
   *     not of our making
   */
  public record Intent(
      long id,
      String mailbox,
      Kind kind,
      Purpose purpose,
      long source,
      long sourceValidity,
      FolderPath target,
      long targetNextUid,
      Instant at,
      List<Item> items) {}

  /**
   * One letter of an intent.
   *
   * @param copy its number in {@link Copies}; for a removal the one that the copy was made from
   * @param uid in the source
   * @param made for a copy that was made, and is removed: its number; 0 otherwise
   * @param outcome {@code open}, {@code done}, {@code gone} (it was not there any more), {@code
   *     refused}, {@code void} (a crash came before it was done), {@code undone} (taken back)
   */
  public record Item(long copy, long uid, long made, String outcome) {}

  /** Writes an intent down. */
  public long open(
      String mailbox,
      Kind kind,
      Purpose purpose,
      long source,
      long sourceValidity,
      FolderPath target,
      long targetNextUid,
      Instant at,
      Collection<CopyRow> copies) {
    long id =
        sql.insert(
            "INSERT INTO intent (mailbox, kind, purpose, source, source_validity, target,"
                + " target_next_uid, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            mailbox,
            kind,
            purpose,
            source,
            sourceValidity,
            target,
            targetNextUid,
            at);
    for (CopyRow copy : copies) {
      sql.update(
          "INSERT INTO intent_copy (intent, copy, uid, outcome) VALUES (?, ?, ?, 'open')",
          id,
          copy.id(),
          copy.uid());
    }
    return id;
  }

  /**
   * Writes down that copies will be removed.
   *
   * @param made the items of the intent that made them
   */
  public long openRemoval(
      String mailbox,
      long folder,
      long validity,
      FolderPath path,
      Instant at,
      Collection<Item> made) {
    long id = open(mailbox, Kind.REMOVE, Purpose.UNDO, folder, validity, path, 0, at, List.of());
    for (Item item : made) {
      sql.update(
          "INSERT INTO intent_copy (intent, copy, uid, made, outcome) SELECT ?, ?, uid, id, 'open'"
              + " FROM copy WHERE id = ?",
          id,
          item.copy(),
          item.made());
    }
    return id;
  }

  /** An open intent's command is only about to be sent. */
  public void stamp(long intent, Instant at) {
    sql.update("UPDATE intent SET at = ? WHERE id = ?", at, intent);
  }

  /** How one letter of an intent ended. */
  public void item(long intent, long copy, String outcome, long made) {
    sql.update(
        "UPDATE intent_copy SET outcome = ?, made = ? WHERE intent = ? AND copy = ?",
        outcome,
        made == 0 ? null : made,
        intent,
        copy);
  }

  /** The intent is worked off. */
  public void close(long intent, Instant at) {
    sql.update("UPDATE intent SET closed_at = ? WHERE id = ?", at, intent);
  }

  /** The mailbox's intents that a crash or a lost connection left open, the oldest first. */
  public List<Intent> open(String mailbox) {
    return sql.list(
        this::row,
        "SELECT * FROM intent WHERE mailbox = ? AND closed_at IS NULL ORDER BY id",
        mailbox);
  }

  /** The mailbox's closed filings since then, the newest first. */
  public List<Intent> filedSince(String mailbox, Instant since) {
    return sql.list(
        this::row,
        "SELECT * FROM intent WHERE mailbox = ? AND closed_at IS NOT NULL AND at >= ? AND purpose"
            + " <> 'UNDO' ORDER BY id DESC",
        mailbox,
        since);
  }

  private Intent row(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    return new Intent(
        id,
        row.getString("mailbox"),
        Kind.valueOf(row.getString("kind")),
        Purpose.valueOf(row.getString("purpose")),
        row.getLong("source"),
        row.getLong("source_validity"),
        FolderPath.parse(row.getString("target")),
        row.getLong("target_next_uid"),
        Instant.ofEpochMilli(row.getLong("at")),
        sql.list(
            r ->
                new Item(
                    r.getLong("copy"), r.getLong("uid"), r.getLong("made"), r.getString("outcome")),
            "SELECT * FROM intent_copy WHERE intent = ? ORDER BY uid",
            id));
  }
}
