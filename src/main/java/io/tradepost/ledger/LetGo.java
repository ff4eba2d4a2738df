package io.tradepost.ledger;

import io.tradepost.letter.LetterId;
import java.time.Instant;
import java.util.List;

/**
 * Letters that lay on the server once and are not kept any longer, because the company's retention
 * time is over. First a letter is let go: the next backup leaves it out. Once that backup stands,
 * its bytes are dropped from the vault. What the ledger knows of it stays.
 */
public final class LetGo {
  /** Of a row of {@code letter}: it lay on servers and in no old mail, and no bytes are left. */
  static final String DROPPED =
      "(EXISTS (SELECT 1 FROM copy WHERE copy.letter = letter.id AND dropped = 1) AND NOT EXISTS"
          + " (SELECT 1 FROM copy WHERE copy.letter = letter.id AND dropped = 0) AND NOT EXISTS"
          + " (SELECT 1 FROM archived WHERE archived.letter = letter.id))";

  private static final String IN_MAILBOX = "folder IN (SELECT id FROM folder WHERE mailbox = ?)";

  private final Sql sql;

  LetGo(Sql sql) {
    this.sql = sql;
  }

  /** The mailbox's letters that are kept and of which no copy lies, or lay since, on the server. */
  public List<LetterId> goneSince(String mailbox, Instant before) {
    return sql.list(
        r -> new LetterId(r.getString(1)),
        "SELECT DISTINCT copy.letter FROM copy JOIN folder ON folder.id = copy.folder WHERE"
            + " folder.mailbox = ? AND "
            + KeptCopies.LAY_LAST
            + " AND NOT EXISTS (SELECT 1 FROM copy later JOIN folder there ON there.id ="
            + " later.folder WHERE later.letter = copy.letter AND there.mailbox = folder.mailbox"
            + " AND (later.gone_at IS NULL OR later.gone_at >= ?)) ORDER BY copy.letter",
        mailbox,
        before);
  }

  /** The letter is not to be kept any longer. */
  public void enter(String mailbox, LetterId letter, Instant at) {
    sql.update(
        "UPDATE copy SET let_go_at = ? WHERE letter = ? AND gone_at IS NOT NULL AND let_go_at IS"
            + " NULL AND "
            + IN_MAILBOX,
        at,
        letter,
        mailbox);
  }

  /** Whether the mailbox had the letter once and was to keep it no longer. */
  public boolean has(String mailbox, LetterId letter) {
    return sql.number(
            "SELECT EXISTS (SELECT 1 FROM copy WHERE letter = ? AND let_go_at IS NOT NULL AND "
                + IN_MAILBOX
                + ") AND NOT EXISTS (SELECT 1 FROM copy WHERE letter = ? AND let_go_at IS NULL AND "
                + IN_MAILBOX
                + ")",
            letter,
            mailbox,
            letter,
            mailbox)
        == 1;
  }

  /** Whether no bytes of the letter are left anywhere, for they were dropped. */
  public boolean dropped(LetterId letter) {
    return sql.number("SELECT count(*) FROM letter WHERE id = ? AND " + DROPPED, letter) == 1;
  }

  /** How many letters of a year have been let go since then. */
  public long count(String mailbox, int year, Instant since) {
    return sql.number(
        "SELECT count(DISTINCT letter) FROM copy WHERE let_go_at >= ? AND vault_year = ? AND "
            + IN_MAILBOX,
        since,
        year,
        mailbox);
  }

  /** A letter's bytes in a year's vault. */
  public record Bytes(LetterId letter, int year, String sha256) {}

  /** The bytes in a year's vault that no copy and no letter out of old mail needs any longer. */
  public List<Bytes> undropped(String mailbox, int year) {
    return sql.list(
        r -> new Bytes(new LetterId(r.getString(1)), year, r.getString(2)),
        "SELECT DISTINCT letter, sha256 FROM copy WHERE let_go_at IS NOT NULL AND dropped = 0 AND"
            + " vault_year = ? AND "
            + IN_MAILBOX
            + " AND NOT EXISTS (SELECT 1 FROM copy kept WHERE kept.sha256 = copy.sha256 AND"
            + " kept.letter = copy.letter AND kept.vault_year = copy.vault_year AND kept.let_go_at"
            + " IS NULL AND kept."
            + IN_MAILBOX
            + ") AND NOT EXISTS (SELECT 1 FROM archived WHERE archived.letter = copy.letter AND"
            + " archived.mailbox = ? AND archived.vault_year = copy.vault_year)",
        year,
        mailbox,
        mailbox,
        mailbox);
  }

  /** The bytes are in the vault no longer. */
  public void dropped(String mailbox, Bytes bytes) {
    sql.update(
        "UPDATE copy SET dropped = 1 WHERE letter = ? AND sha256 = ? AND vault_year = ? AND"
            + " let_go_at IS NOT NULL AND "
            + IN_MAILBOX,
        bytes.letter(),
        bytes.sha256(),
        bytes.year(),
        mailbox);
  }
}
