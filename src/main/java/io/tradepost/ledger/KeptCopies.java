package io.tradepost.ledger;

import io.tradepost.mailbox.FolderPath;
import java.util.List;

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

  /** The folders that hold copies of a year's letters, or letters out of old mail, by path. */
  public List<FolderPath> folders(String mailbox, int year) {
    return sql.list(
        r -> FolderPath.parse(r.getString(1)),
        "SELECT path FROM folder WHERE mailbox = ? AND (EXISTS (SELECT 1 FROM copy WHERE"
            + " copy.folder = folder.id AND vault_year = ? AND "
            + LIES
            + ") OR EXISTS (SELECT 1 FROM copy WHERE copy.folder = folder.id AND vault_year = ?"
            + " AND "
            + LAY_LAST
            + ")) UNION SELECT path FROM archived WHERE mailbox = ? AND vault_year = ? AND "
            + Archived.ALONE
            + " ORDER BY path",
        mailbox,
        year,
        year,
        mailbox,
        year);
  }

  /** The copies of a year's letters in a folder, in the order of their arrival. */
  public List<CopyRow> in(String mailbox, FolderPath folder, int year) {
    String copies =
        "SELECT "
            + Copies.COLUMNS
            + " FROM folder JOIN copy ON copy.folder = folder.id WHERE mailbox = ? AND path = ? AND"
            + " vault_year = ? AND ";
    return sql.list(
        Copies.rows(),
        copies + LIES + " UNION ALL " + copies + LAY_LAST + " ORDER BY arrived, id",
        mailbox,
        folder,
        year,
        mailbox,
        folder,
        year);
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
