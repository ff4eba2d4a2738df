package io.tradepost.ledger;

import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mailbox's backup keeps: the copies that lie on the server, and of a letter that lies
 * nowhere in the mailbox any more those that lay there last, until it was {@linkplain LetGo let
 * go}. Where a person moved a letter, the place that it left is not among them.
 */
public final class KeptCopies {
  /** Letters of private senders were never fetched. */
  static final String LIES = "copy.letter IS NOT NULL AND copy.gone_at IS NULL";

  static final String LAY_LAST =
      """
      copy.letter IS NOT NULL AND copy.gone_at IS NOT NULL AND copy.noticed = 0
        AND copy.let_go_at IS NULL AND NOT EXISTS (SELECT 1 FROM copy other JOIN folder there ON there.id = other.folder
          WHERE other.letter = copy.letter AND other.sha256 = copy.sha256
            AND other.vault_year = copy.vault_year AND there.mailbox = folder.mailbox
            AND (other.gone_at IS NULL OR other.folder = copy.folder AND other.id > copy.id))
      """;

  private final Sql sql;

  KeptCopies(Sql sql) {
    this.sql = sql;
  }

  /** The years of which the mailbox has letters, those out of old mail files among them. */
  public List<Integer> years(String mailbox) {
    return sql.list(
        r -> r.getInt(1),
        "SELECT DISTINCT vault_year FROM copy JOIN folder ON folder.id = copy.folder WHERE mailbox"
            + " = ? AND letter IS NOT NULL UNION SELECT vault_year FROM archived WHERE mailbox = ?"
            + " AND "
            + Archived.ALONE
            + " ORDER BY vault_year",
        mailbox,
        mailbox);
  }

  /**
   * A folder with letters of a year that are kept.
   *
   * @param id of the folder's row; 0 where no copy lies there
   * @param copies how many of them
   * @param archived how many letters out of old mail files
   */
  public record Share(long id, FolderPath path, long copies, long archived) {}

  /** The folders that hold copies of a year's letters, or letters out of old mail, by path. */
  public List<Share> folders(String mailbox, int year) {
    String copies =
        "SELECT folder.id AS id, path, count(*) AS copies, 0 AS archived FROM folder JOIN copy ON"
            + " copy.folder = folder.id WHERE mailbox = ? AND vault_year = ? AND %s GROUP BY"
            + " folder.id UNION ALL ";
    return sql.list(
        r -> new Share(r.getLong(1), FolderPath.parse(r.getString(2)), r.getLong(3), r.getLong(4)),
        "SELECT max(id), path, sum(copies), sum(archived) FROM ("
            + copies.formatted(LIES)
            + copies.formatted(LAY_LAST)
            + "SELECT 0, path, 0, count(*) FROM archived WHERE mailbox = ? AND vault_year = ? AND "
            + Archived.ALONE
            + " GROUP BY path) GROUP BY path ORDER BY path",
        mailbox,
        year,
        mailbox,
        year,
        mailbox,
        year);
  }

  /** A copy, so far as it concerns a backup. */
  public record KeptRow(
      FolderPath path,
      LetterId letter,
      String messageId,
      long validity,
      long uid,
      Instant arrived,
      Set<String> flags,
      long size,
      String sha256,
      @Nullable Instant goneAt) {}

  /** The copies of a year's letters in these folders, in the order of their arrival. */
  public List<KeptRow> in(Collection<Share> folders, int year) {
    Map<Long, FolderPath> paths = new HashMap<>();
    folders.forEach(share -> paths.put(share.id(), share.path()));
    String ids = paths.keySet().toString();
    String copies =
        "SELECT copy.folder, letter, message_id, copy.validity, uid, arrived, flags, size, sha256,"
            + " gone_at, copy.id FROM json_each(?) wanted CROSS JOIN copy ON copy.folder ="
            + " wanted.value JOIN folder ON folder.id = copy.folder WHERE vault_year = ? AND ";
    return sql.list(
        r -> kept(r, Objects.requireNonNull(paths.get(r.getLong(1)))),
        copies + LIES + " UNION ALL " + copies + LAY_LAST + " ORDER BY 6, 11",
        ids,
        year,
        ids,
        year);
  }

  /** By the columns' places: to look each up by its name would take longer than all else. */
  private static KeptRow kept(ResultSet row, FolderPath path) throws SQLException {
    return new KeptRow(
        path,
        new LetterId(row.getString(2)),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        Instant.ofEpochMilli(row.getLong(6)),
        Texts.toFlags(row.getString(7)),
        row.getLong(8),
        row.getString(9),
        goneAt(row));
  }

  private static @Nullable Instant goneAt(ResultSet row) throws SQLException {
    long millis = row.getLong(10);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /**
   * How a mailbox on the server compares with what is known of it.
   *
   * @param onServer as the server counted, in the folders that are looked at
   * @param fetched of these, whose bytes the vault has
   * @param withheld of these, private ones
   * @param failed of these, those that could not be fetched
   * @param gone what is kept of letters that the server has no longer
   */
  public record Census(long onServer, long fetched, long withheld, long failed, long gone) {}

  /** As of the last look into each folder. */
  public Census census(String mailbox) {
    String from = "FROM copy JOIN folder ON folder.id = copy.folder WHERE mailbox = ? AND ";
    return new Census(
        sql.number(
            "SELECT coalesce(sum(messages), 0) FROM folder WHERE mailbox = ? AND present = 1",
            mailbox),
        sql.number("SELECT count(*) " + from + LIES, mailbox),
        sql.number("SELECT count(*) " + from + "letter IS NULL AND gone_at IS NULL", mailbox),
        sql.number(
            "SELECT count(*) FROM failure JOIN folder ON folder.id = failure.folder WHERE mailbox"
                + " = ?",
            mailbox),
        sql.number("SELECT count(*) " + from + LAY_LAST, mailbox));
  }
}
