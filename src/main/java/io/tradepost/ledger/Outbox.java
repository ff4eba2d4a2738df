package io.tradepost.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * E-mails of the agent's own. Each is entered whole before it is sent, with the Message-ID that it
 * keeps however often it has to be sent, and what came of it after.
 */
public final class Outbox {
  private final Sql sql;

  Outbox(Sql sql) {
    this.sql = sql;
  }

  /** How far an e-mail is. */
  public enum State {
    /** To be sent. */
    READY,
    /** Handed to the server just now; after a crash nobody knows whether it took it. */
    SENDING,
    /** The server broke off before it said whether it had taken it. */
    UNKNOWN,
    /** The server would not take it now, or was not there. */
    DEFERRED,
    SENT,
    /** The server will not take it. */
    REFUSED
  }

  /**
   * An e-mail.
   *
   * @param messageId without brackets
   * @param slot for which time or occasion it was made; one of a kind, slot and receiver goes out
   * @param content the whole e-mail in ASCII; empty once it has ended
   * @param repeats how often it was sent again without knowing whether it had arrived
   * @param endedAt when it was sent or refused
   * @param answer the server's last words
   */
  public record OutboxRow(
      String messageId,
      String kind,
      String slot,
      String receiver,
      String content,
      Instant madeAt,
      State state,
      int attempts,
      int repeats,
      @Nullable Instant triedAt,
      @Nullable Instant endedAt,
      String answer) {}

  /** Enters an e-mail to be sent; false where this one has been entered before. */
  public boolean enter(
      String messageId, String kind, String slot, String receiver, String content, Instant now) {
    return sql.update(
            "INSERT OR IGNORE INTO outbox (message_id, kind, slot, receiver, content, made_at,"
                + " state) VALUES (?, ?, ?, ?, ?, ?, 'ready')",
            messageId,
            kind,
            slot,
            receiver,
            content,
            now)
        == 1;
  }

  /** Those that have not ended, the oldest first. */
  public List<OutboxRow> open() {
    return sql.list(
        Outbox::row, "SELECT * FROM outbox WHERE ended_at IS NULL ORDER BY made_at, message_id");
  }

  /** By Message-ID, without brackets. */
  public Optional<OutboxRow> find(String messageId) {
    return sql.one(Outbox::row, "SELECT * FROM outbox WHERE message_id = ?", messageId);
  }

  /** Those that ended badly or were sent again, tried since then. */
  public List<OutboxRow> troubledSince(Instant since) {
    return sql.list(
        Outbox::row,
        "SELECT * FROM outbox WHERE tried_at >= ? AND (repeats > 0 OR state = 'refused')"
            + " ORDER BY made_at",
        since);
  }

  /** How many were handed over for that receiver since then, by their last attempt. */
  public int countTo(String receiver, Instant since) {
    return (int)
        sql.number(
            "SELECT count(*) FROM outbox WHERE receiver = ? AND tried_at >= ? AND state IN"
                + " ('sent', 'unknown', 'sending')",
            receiver,
            since);
  }

  /** It is about to be handed to the server. */
  public void sending(String messageId, boolean again, Instant now) {
    sql.update(
        "UPDATE outbox SET state = 'sending', attempts = attempts + 1, repeats = repeats + ?,"
            + " tried_at = ? WHERE message_id = ?",
        again,
        now,
        messageId);
  }

  /** What came of it; what has ended needs its text no longer. */
  public void settle(String messageId, State state, String answer, Instant now) {
    boolean ended = state == State.SENT || state == State.REFUSED;
    sql.update(
        "UPDATE outbox SET state = ?, answer = ?, ended_at = ?, content = CASE WHEN ? THEN '' ELSE"
            + " content END WHERE message_id = ?",
        state.name().toLowerCase(Locale.ROOT),
        answer,
        ended ? now : null,
        ended,
        messageId);
  }

  private static OutboxRow row(ResultSet row) throws SQLException {
    return new OutboxRow(
        row.getString("message_id"),
        row.getString("kind"),
        row.getString("slot"),
        row.getString("receiver"),
        row.getString("content"),
        Instant.ofEpochMilli(row.getLong("made_at")),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("attempts"),
        row.getInt("repeats"),
        Sql.instant(row, "tried_at"),
        Sql.instant(row, "ended_at"),
        row.getString("answer"));
  }
}
