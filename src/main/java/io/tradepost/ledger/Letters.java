package io.tradepost.ledger;

import io.tradepost.letter.LetterId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The letters by themselves, and which conversation each belongs to. */
public final class Letters {
  private final Sql sql;

  Letters(Sql sql) {
    this.sql = sql;
  }

  /**
   * A letter.
   *
   * @param conversation see {@link io.tradepost.reply.Conversations}
   * @param counterpart the address on the customer's side, lower case; empty where none was found
   */
  public record LetterRow(
      LetterId id,
      String messageId,
      String conversation,
      boolean sent,
      String subject,
      String counterpart) {}

  /** Enters a letter that may be known already; a letter found in Sent once stays a sent one. */
  public void enter(LetterRow letter) {
    sql.update(
        """
        INSERT INTO letter (id, message_id, conversation, sent, subject, counterpart) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET conversation = excluded.conversation, sent = max(sent, excluded.sent)
        """,
        letter.id(),
        letter.messageId(),
        letter.conversation(),
        letter.sent(),
        letter.subject(),
        letter.counterpart());
  }

  public Optional<LetterRow> find(LetterId id) {
    return sql.one(Letters::row, "SELECT * FROM letter WHERE id = ?", id);
  }

  /** By short id or by Message-ID, with or without angle brackets. */
  public Optional<LetterRow> find(String reference) {
    if (LetterId.isOne(reference)) {
      Optional<LetterRow> byId = find(new LetterId(reference));
      if (byId.isPresent()) {
        return byId;
      }
    }
    String messageId =
        reference.startsWith("<") && reference.endsWith(">")
            ? reference.substring(1, reference.length() - 1)
            : reference;
    return sql.one(
        Letters::row, "SELECT * FROM letter WHERE message_id = ? AND message_id <> ''", messageId);
  }

  /** All letters of a conversation. */
  public List<LetterRow> in(String conversation) {
    return sql.list(Letters::row, "SELECT * FROM letter WHERE conversation = ?", conversation);
  }

  public long count() {
    return sql.number("SELECT count(*) FROM letter");
  }

  /** Every letter's id. */
  public List<LetterId> all() {
    return sql.list(r -> new LetterId(r.getString(1)), "SELECT id FROM letter ORDER BY id");
  }

  /** Which conversations these message ids belong to, without repeats. */
  public List<String> conversationsOf(Collection<String> messageIds) {
    return messageIds.stream()
        .flatMap(
            id ->
                sql
                    .one(
                        r -> r.getString(1),
                        "SELECT conversation FROM reference WHERE message_id = ?",
                        id)
                    .stream())
        .distinct()
        .toList();
  }

  /** These message ids belong to that conversation. */
  public void belong(Collection<String> messageIds, String conversation) {
    for (String id : messageIds) {
      sql.update(
          "INSERT INTO reference (message_id, conversation) VALUES (?, ?)"
              + " ON CONFLICT (message_id) DO UPDATE SET conversation = excluded.conversation",
          id,
          conversation);
    }
  }

  /** What was two conversations is one; gives the letters that changed. */
  public List<LetterId> join(String from, String into) {
    List<LetterId> changed =
        sql.list(
            r -> new LetterId(r.getString(1)),
            "SELECT id FROM letter WHERE conversation = ?",
            from);
    sql.update("UPDATE reference SET conversation = ? WHERE conversation = ?", into, from);
    sql.update("UPDATE letter SET conversation = ? WHERE conversation = ?", into, from);
    return changed;
  }

  private static LetterRow row(java.sql.ResultSet row) throws java.sql.SQLException {
    return new LetterRow(
        new LetterId(row.getString("id")),
        row.getString("message_id"),
        row.getString("conversation"),
        row.getInt("sent") == 1,
        row.getString("subject"),
        row.getString("counterpart"));
  }
}
