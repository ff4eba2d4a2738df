package io.tradepost.ledger;

import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Letters out of old mail files. They lie in the archive and in no folder of a server, and so they
 * stand apart from the {@linkplain Copies copies}: what is looked at, filed, taken back, answered
 * for or counted as seen on a server never meets them.
 */
public final class Archived {
  private static final String ROW =
      "SELECT archived.*, letter.message_id FROM archived JOIN letter ON letter.id ="
          + " archived.letter ";

  /** What lies on the server too, or lay there and was not let go, is kept by that. */
  static final String ALONE =
      "NOT EXISTS (SELECT 1 FROM copy JOIN folder ON folder.id = copy.folder WHERE copy.letter ="
          + " archived.letter AND folder.mailbox = archived.mailbox AND copy.let_go_at IS NULL)";

  private final Sql sql;

  Archived(Sql sql) {
    this.sql = sql;
  }

  /**
   * A letter where it lies in the archive.
   *
   * @param path under {@code Archive} and the name of what was imported
   * @param sha256 of the raw bytes in the vault
   * @param vaultYear which year's vault holds the bytes, and which year's backup the letter is in
   * @param arrived what a server would call INTERNALDATE
   */
  public record ArchivedRow(
      String mailbox,
      FolderPath path,
      LetterId letter,
      String messageId,
      String sha256,
      int vaultYear,
      long size,
      Instant arrived,
      Set<String> flags) {}

  /** Enters a letter; one that lies there already stays as it is. */
  public void enter(ArchivedRow row, Instant takenAt) {
    sql.update(
        "INSERT OR IGNORE INTO archived (mailbox, path, letter, sha256, vault_year, size, arrived,"
            + " flags, taken_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.mailbox(),
        row.path(),
        row.letter(),
        row.sha256(),
        row.vaultYear(),
        row.size(),
        row.arrived(),
        Texts.ofFlags(row.flags()),
        takenAt);
  }

  /** Where the letter lies in the archive, in the order in which it was taken in. */
  public List<ArchivedRow> of(LetterId letter) {
    return sql.list(Archived::row, ROW + "WHERE archived.letter = ? ORDER BY archived.id", letter);
  }

  /** Those of the letters that lie in the archive. */
  public Set<LetterId> among(Collection<LetterId> letters) {
    return new HashSet<>(
        sql.list(
            row -> new LetterId(row.getString(1)),
            "SELECT DISTINCT letter FROM archived WHERE letter IN (SELECT value FROM json_each(?))",
            Texts.ofWords(letters.stream().map(LetterId::value).toList())));
  }

  /**
   * The letters of a year in this folder that never lay on the server, in the order of their
   * arrival: what a backup keeps besides the copies.
   */
  public List<ArchivedRow> kept(String mailbox, FolderPath folder, int year) {
    return sql.list(
        Archived::row,
        ROW
            + "WHERE archived.mailbox = ? AND archived.path = ? AND archived.vault_year = ? AND "
            + ALONE
            + " ORDER BY archived.arrived, archived.id",
        mailbox,
        folder,
        year);
  }

  private static ArchivedRow row(ResultSet row) throws SQLException {
    return new ArchivedRow(
        row.getString("mailbox"),
        FolderPath.parse(row.getString("path")),
        new LetterId(row.getString("letter")),
        row.getString("message_id"),
        row.getString("sha256"),
        row.getInt("vault_year"),
        row.getLong("size"),
        Instant.ofEpochMilli(row.getLong("arrived")),
        Texts.toFlags(row.getString("flags")));
  }
}
