package io.tradepost.ledger;

import io.tradepost.letter.LetterId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The letters by themselves, and which conversation each belongs to. */
public final class Letters {
  private static final int EIGHT = 8;

  private static final List<String> CONVERSATIONS =
      forEach("SELECT message_id, conversation FROM reference WHERE message_id IN (%s)", "?");

  private static final List<String> BELONG =
      forEach(
          "INSERT INTO reference (message_id, conversation) SELECT column1, ?1 FROM (VALUES %s)"
              + " WHERE true"
              + " ON CONFLICT (message_id) DO UPDATE SET conversation = excluded.conversation",
          "(?)");

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

  /** All letters that carry this Message-ID, of which there should be one. */
  public List<LetterRow> withMessageId(String messageId) {
    return messageId.isEmpty()
        ? List.of()
        : sql.list(Letters::row, "SELECT * FROM letter WHERE message_id = ?", messageId);
  }

  /** All letters of a conversation. */
  public List<LetterRow> in(String conversation) {
    return sql.list(Letters::row, "SELECT * FROM letter WHERE conversation = ?", conversation);
  }

  public long count() {
    return sql.number("SELECT count(*) FROM letter");
  }

  /** Every letter's id, but for those whose bytes are not kept any longer. */
  public List<LetterId> all() {
    return sql.list(
        r -> new LetterId(r.getString(1)),
        "SELECT id FROM letter WHERE NOT " + LetGo.DROPPED + " ORDER BY id");
  }

  /** Which conversation each of these message ids belongs to, as far as they are known. */
  public Map<String, String> conversationsOf(Collection<String> messageIds) {
    Map<String, String> conversations = new LinkedHashMap<>();
    for (List<String> some : inEights(messageIds)) {
      sql.list(
          r -> conversations.put(r.getString(1), r.getString(2)),
          CONVERSATIONS.get(some.size()),
          some.toArray());
    }
    return conversations;
  }

  /** These message ids belong to that conversation. */
  public void belong(Collection<String> messageIds, String conversation) {
    for (List<String> some : inEights(messageIds)) {
      sql.update(
          BELONG.get(some.size()), Stream.concat(Stream.of(conversation), some.stream()).toArray());
    }
  }

  /** Eight at a time, for to ask costs more than to find. */
  private static List<List<String>> inEights(Collection<String> ids) {
    return ids.stream().gather(Gatherers.windowFixed(EIGHT)).toList();
  }

  /** A statement for each number of parameters up to eight; {@code %s} stands for them. */
  private static List<String> forEach(String sql, String parameter) {
    return IntStream.rangeClosed(0, EIGHT)
        .mapToObj(n -> sql.formatted(String.join(", ", Collections.nCopies(n, parameter))))
        .toList();
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
