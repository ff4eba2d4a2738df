package io.tradepost.ledger;

import io.tradepost.mailbox.FolderPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The folders of the mailboxes, as last looked at. */
public final class Folders {
  private final Sql sql;

  Folders(Sql sql) {
    this.sql = sql;
  }

  /** The folder, if it was ever looked at. */
  public Optional<FolderRow> find(String mailbox, FolderPath path) {
    return sql.one(
        Folders::row, "SELECT * FROM folder WHERE mailbox = ? AND path = ?", mailbox, path);
  }

  /** The mailbox's folders that were there when last looked at. */
  public List<FolderRow> of(String mailbox) {
    return sql.list(
        Folders::row,
        "SELECT * FROM folder WHERE mailbox = ? AND present = 1 ORDER BY path",
        mailbox);
  }

  /** Every folder of every mailbox that was ever looked at. */
  public List<FolderRow> all() {
    return sql.list(Folders::row, "SELECT * FROM folder");
  }

  /**
   * Remembers a folder before its first letter is read: everything in it is still to be dealt with.
   */
  public FolderRow enter(String mailbox, FolderPath path, long validity) {
    sql.update(
        "INSERT INTO folder (mailbox, path, validity, next_uid, modseq, messages) VALUES (?, ?, ?,"
            + " 1, -1, 0) ON CONFLICT (mailbox, path) DO UPDATE SET present = 1",
        mailbox,
        path,
        validity);
    return find(mailbox, path).orElseThrow();
  }

  /** Remembers how far a folder was dealt with. */
  public void lookedAt(long folder, long validity, long nextUid, long modseq, long messages) {
    sql.update(
        "UPDATE folder SET validity = ?, next_uid = ?, modseq = ?, messages = ?, present = 1 WHERE"
            + " id = ?",
        validity,
        nextUid,
        modseq,
        messages,
        folder);
  }

  /**
   * The server answered that the folder is no longer there. Should it come back, whatever lies in
   * it is new.
   */
  public void gone(long folder) {
    sql.update(
        "UPDATE folder SET present = 0, next_uid = 1, messages = 0, modseq = -1 WHERE id = ?",
        folder);
  }

  private static FolderRow row(ResultSet row) throws SQLException {
    return new FolderRow(
        row.getLong("id"),
        row.getString("mailbox"),
        FolderPath.parse(row.getString("path")),
        row.getLong("validity"),
        row.getLong("next_uid"),
        row.getLong("modseq"),
        row.getLong("messages"));
  }
}
