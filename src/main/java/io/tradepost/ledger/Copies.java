package io.tradepost.ledger;

import io.tradepost.filing.Reason;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where every letter lies. */
public final class Copies {
  /** What {@link #rows} reads, in its order. */
  static final String COLUMNS =
      """
      copy.id AS id, copy.folder, folder.mailbox, folder.path, copy.validity, copy.uid, copy.letter,
        copy.message_id, copy.sha256, copy.vault_year, copy.size, copy.arrived AS arrived, copy.flags, copy.came,
        copy.outcome, copy.because, copy.settled_at, copy.gone_at
      """;

  private static final int COLUMN_COUNT = 18;

  private static final String SELECT =
      "SELECT " + COLUMNS + " FROM copy JOIN folder ON folder.id = copy.folder ";

  private final Sql sql;

  Copies(Sql sql) {
    this.sql = sql;
  }

  /** A copy to be entered; {@code letter} is null for one that is never fetched. */
  public record NewCopy(
      long folder,
      long validity,
      long uid,
      @Nullable LetterId letter,
      String messageId,
      String sha256,
      int vaultYear,
      long size,
      Instant arrived,
      Set<String> flags,
      Came came,
      Outcome outcome,
      @Nullable Reason because,
      Instant seenAt) {
    /** The copy as it was entered. */
    public CopyRow row(long id, String mailbox, FolderPath path) {
      return new CopyRow(
          id, folder, mailbox, path, validity, uid, letter, messageId, sha256, vaultYear, size,
          arrived, flags, came, outcome, because, null, null);
    }
  }

  /** Enters a copy and gives its number. */
  public long enter(NewCopy copy) {
    return sql.insert(
        """
        INSERT INTO copy (folder, validity, uid, letter, message_id, sha256, vault_year, size, arrived, flags,
          came, outcome, because, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        copy.folder(),
        copy.validity(),
        copy.uid(),
        copy.letter(),
        copy.messageId(),
        copy.sha256(),
        copy.vaultYear(),
        copy.size(),
        copy.arrived(),
        Texts.ofFlags(copy.flags()),
        copy.came(),
        name(copy.outcome()),
        because(copy.because()),
        copy.seenAt());
  }

  public Optional<CopyRow> find(long id) {
    return sql.one(rows(), SELECT + "WHERE copy.id = ?", id);
  }

  /** The copy that lies at this place now. */
  public Optional<CopyRow> at(long folder, long validity, long uid) {
    return sql.one(
        rows(),
        SELECT
            + "WHERE copy.folder = ? AND copy.validity = ? AND copy.uid = ? AND copy.gone_at IS"
            + " NULL",
        folder,
        validity,
        uid);
  }

  /** The UIDs in the range of these at which copies lie in this folder now. */
  public Set<Long> uidsAround(long folder, long validity, Collection<Long> uids) {
    if (uids.isEmpty()) {
      return new HashSet<>();
    }
    return new HashSet<>(
        sql.list(
            r -> r.getLong(1),
            "SELECT uid FROM copy WHERE folder = ? AND validity = ? AND uid BETWEEN ? AND ? AND"
                + " gone_at IS NULL",
            folder,
            validity,
            Collections.min(uids),
            Collections.max(uids)));
  }

  /** The copies that lie in this folder now, by UID. */
  public List<CopyRow> in(long folder) {
    return sql.list(rows(), SELECT + "WHERE folder = ? AND gone_at IS NULL ORDER BY uid", folder);
  }

  /** How many lie in this folder now. */
  public long countIn(long folder) {
    return sql.number("SELECT count(*) FROM copy WHERE folder = ? AND gone_at IS NULL", folder);
  }

  /** The highest UID known in this folder now; 0 where it holds none. */
  public long highestUidIn(long folder) {
    return sql.number(
        "SELECT coalesce(max(uid), 0) FROM copy WHERE folder = ? AND gone_at IS NULL", folder);
  }

  /** Whether the folder holds letters that were moved there and whose UID is not known yet. */
  public boolean anyUnplacedIn(long folder) {
    return sql.number(
            "SELECT EXISTS (SELECT 1 FROM copy WHERE folder = ? AND uid < 0 AND gone_at IS NULL)",
            folder)
        == 1;
  }

  /** The copies of a letter that lie somewhere now, the oldest first. */
  public List<CopyRow> of(LetterId letter) {
    return sql.list(
        rows(), SELECT + "WHERE letter = ? AND gone_at IS NULL ORDER BY copy.id", letter);
  }

  /** Every copy of a letter that ever was, the newest first. */
  public List<CopyRow> everOf(LetterId letter) {
    return sql.list(rows(), SELECT + "WHERE letter = ? ORDER BY copy.id DESC", letter);
  }

  /**
   * Copies in the mailbox that are by all that the server says without handing out the letter the
   * same as this one: Message-ID, size and arrival (which MOVE and COPY keep). The newest first.
   */
  public List<CopyRow> like(String mailbox, String messageId, long size, Instant arrived) {
    return sql.list(
        rows(),
        SELECT
            + "WHERE message_id = ? AND size = ? AND arrived = ? AND mailbox = ? AND letter IS NOT"
            + " NULL AND dropped = 0 ORDER BY gone_at IS NULL, copy.id DESC",
        messageId,
        size,
        arrived,
        mailbox);
  }

  /** The Message-IDs of all letters that were ever fetched from the mailbox. */
  public Set<String> messageIds(String mailbox) {
    return new HashSet<>(
        sql.list(
            r -> r.getString(1),
            "SELECT DISTINCT message_id FROM copy JOIN folder ON folder.id = copy.folder WHERE"
                + " mailbox = ? AND letter IS NOT NULL",
            mailbox));
  }

  /** Whether anything of that mailbox was ever fetched. */
  public boolean any(String mailbox) {
    return sql.number(
            "SELECT EXISTS (SELECT 1 FROM copy JOIN folder ON folder.id = copy.folder WHERE mailbox"
                + " = ?)",
            mailbox)
        == 1;
  }

  /** Copies that wait to be filed, in the order of their arrival. */
  public List<CopyRow> waiting(String mailbox) {
    return sql.list(
        rows(),
        SELECT
            + "WHERE outcome = 'waiting' AND gone_at IS NULL AND mailbox = ? ORDER BY arrived,"
            + " copy.id",
        mailbox);
  }

  /** What the server refused to bring over waits again. */
  public void retryRefused(String mailbox) {
    sql.update(
        "UPDATE copy SET outcome = 'waiting', because = '' WHERE outcome = 'left' AND because LIKE"
            + " '[[\"left.refused\"%' AND gone_at IS NULL AND folder IN (SELECT id FROM folder"
            + " WHERE mailbox = ?)",
        mailbox);
  }

  /**
   * Copies in all mailboxes that wait without a decision, or with one of another state of rules and
   * customer file; in the order of their arrival, which is the same whoever took them in first.
   */
  public List<CopyRow> undecided(String rulebook) {
    return sql.list(
        rows(),
        SELECT
            + """
            WHERE outcome = 'waiting' AND gone_at IS NULL AND coalesce((SELECT rulebook FROM decision
              WHERE decision.copy = copy.id ORDER BY decision.id DESC LIMIT 1), '') <> ?
            ORDER BY arrived, letter, mailbox, copy.id
            """,
        rulebook);
  }

  /**
   * A copy that was decided on while its letter seemed to concern no customer.
   *
   * @param counterpart the address on the other side
   * @param conversing whether its conversation was found to be with a customer since
   */
  public record PassedOver(CopyRow copy, String counterpart, boolean conversing) {}

  /**
   * Copies in all mailboxes that wait to go to no customer's folder, or were left for this reason;
   * in the order of their arrival.
   */
  public List<PassedOver> passedOver(Reason left) {
    Sql.Row<CopyRow> rows = rows();
    return sql.list(
        r ->
            new PassedOver(
                rows.read(r), r.getString(COLUMN_COUNT + 1), r.getInt(COLUMN_COUNT + 2) == 1),
        "SELECT "
            + COLUMNS
            + """
            , letter.counterpart, EXISTS (
                SELECT 1 FROM letter other JOIN decision later ON later.letter = other.id
                JOIN target ON target.decision = later.id
                WHERE other.conversation = letter.conversation AND other.id <> letter.id
                  AND later.id > decision.id AND target.customer <> '') AS conversing
            FROM copy JOIN folder ON folder.id = copy.folder JOIN letter ON letter.id = copy.letter
            JOIN decision ON decision.id = (SELECT max(id) FROM decision d WHERE d.copy = copy.id)
            WHERE gone_at IS NULL AND (outcome = 'waiting' AND decision.category IN ('business-assistant', 'others')
              OR outcome = 'left' AND because = ?)
            ORDER BY arrived, letter.id, mailbox, copy.id
            """,
        because(left));
  }

  /** Copies of a mailbox with this outcome that lie somewhere now. */
  public List<CopyRow> settled(String mailbox, Outcome outcome) {
    return sql.list(
        rows(),
        SELECT + "WHERE outcome = ? AND gone_at IS NULL AND mailbox = ? ORDER BY arrived, copy.id",
        name(outcome),
        mailbox);
  }

  /** The copy lies elsewhere now: we moved it, or its folder was numbered anew. */
  public void lies(long copy, long folder, long validity, long uid) {
    sql.update(
        "UPDATE copy SET folder = ?, validity = ?, uid = ?, gone_at = NULL, let_go_at ="
            + " NULL WHERE id = ?",
        folder,
        validity,
        uid,
        copy);
  }

  /** What has become of the copy. */
  public void settle(long copy, Outcome outcome, @Nullable Reason because, Instant at) {
    sql.update(
        "UPDATE copy SET outcome = ?, because = ?, settled_at = ? WHERE id = ?",
        name(outcome),
        because(because),
        at,
        copy);
  }

  /** The flags as they are now. */
  public void flag(long copy, Set<String> flags) {
    sql.update("UPDATE copy SET flags = ? WHERE id = ?", Texts.ofFlags(flags), copy);
  }

  /** It was found to lie there no longer. */
  public void gone(long copy, Instant at) {
    sql.update("UPDATE copy SET gone_at = ?, noticed = 0 WHERE id = ?", at, copy);
  }

  /**
   * A copy that was lost from sight, and where the same letter has turned up by a person's hand.
   */
  public record Moved(CopyRow from, CopyRow to) {}

  /**
   * Pairs of a vanished and a new copy of one letter in the mailbox that no one has drawn a lesson
   * from. What a restore has put there teaches nothing.
   */
  public List<Moved> movedByPeople(String mailbox) {
    return sql
        .list(
            r -> new long[] {r.getLong(1), r.getLong(2)},
            """
            SELECT max(gone.id), max(fresh.id) FROM copy fresh
            JOIN folder there ON there.id = fresh.folder
            JOIN copy gone ON gone.letter = fresh.letter AND gone.gone_at IS NOT NULL AND gone.noticed = 0
              AND gone.folder <> fresh.folder AND gone.seen_at <= fresh.seen_at
            JOIN folder whence ON whence.id = gone.folder AND whence.mailbox = there.mailbox
            WHERE fresh.came = 'PERSON' AND fresh.noticed = 0 AND fresh.gone_at IS NULL AND there.mailbox = ?
              AND NOT EXISTS (SELECT 1 FROM event WHERE event.letter = fresh.letter AND event.what = 'restored'
                AND event.mailbox = there.mailbox AND json_extract(event.arguments, '$[0]') = there.path
                AND event.at <= fresh.seen_at)
            GROUP BY fresh.letter
            """,
            mailbox)
        .stream()
        .map(pair -> new Moved(find(pair[0]).orElseThrow(), find(pair[1]).orElseThrow()))
        .toList();
  }

  /** A lesson was drawn from the copy. */
  public void noticed(long copy) {
    sql.update("UPDATE copy SET noticed = 1 WHERE id = ?", copy);
  }

  /**
   * Reads the rows of one question, by the number of the column: to look each name up, and to take
   * the same few paths apart, would take longer than all else.
   */
  static Sql.Row<CopyRow> rows() {
    Map<String, FolderPath> paths = new HashMap<>();
    return row -> row(row, paths);
  }

  private static CopyRow row(ResultSet row, Map<String, FolderPath> paths) throws SQLException {
    String letter = row.getString(7);
    String because = row.getString(16);
    return new CopyRow(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        paths.computeIfAbsent(row.getString(4), FolderPath::parse),
        row.getLong(5),
        row.getLong(6),
        letter == null ? null : new LetterId(letter),
        row.getString(8),
        row.getString(9),
        row.getInt(10),
        row.getLong(11),
        Instant.ofEpochMilli(row.getLong(12)),
        Texts.toFlags(row.getString(13)),
        Came.valueOf(row.getString(14)),
        Outcome.valueOf(row.getString(15).toUpperCase(java.util.Locale.ROOT)),
        because.isEmpty() ? null : Texts.toReasons(because).getFirst(),
        Sql.instant(row, 17),
        Sql.instant(row, 18));
  }

  private static String name(Outcome outcome) {
    return outcome.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String because(@Nullable Reason reason) {
    return reason == null ? "" : Texts.ofReasons(List.of(reason));
  }
}
