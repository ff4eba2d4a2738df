package io.tradepost.ledger;

import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What happened to each letter, for {@code explain}; and which letters the index has yet to hear
 * of.
 */
public final class Events {
  private final Sql sql;

  Events(Sql sql) {
    this.sql = sql;
  }

  /**
   * One thing that happened.
   *
   * @param what a key such as {@code arrived}, {@code moved}, {@code copied}, {@code person-moved},
   *     {@code undone}
   */
  public record EventRow(
      Instant at, String mailbox, LetterId letter, String what, List<String> arguments) {}

  /** Enters an event, and marks the letter for the index. */
  public void enter(EventRow event) {
    sql.update(
        "INSERT INTO event (at, mailbox, letter, what, arguments) VALUES (?, ?, ?, ?, ?)",
        event.at(),
        event.mailbox(),
        event.letter(),
        event.what(),
        Texts.ofWords(event.arguments()));
    touch(event.letter());
  }

  /** What happened to the letter, the oldest first. */
  public List<EventRow> of(LetterId letter) {
    return sql.list(
        r ->
            new EventRow(
                java.time.Instant.ofEpochMilli(r.getLong("at")),
                r.getString("mailbox"),
                letter,
                r.getString("what"),
                Texts.toWords(r.getString("arguments"))),
        "SELECT * FROM event WHERE letter = ? ORDER BY id",
        letter);
  }

  /** Whether a restore has put the letter into that folder: there it stays. */
  public boolean restored(String mailbox, LetterId letter, FolderPath folder) {
    return sql.number(
            "SELECT EXISTS (SELECT 1 FROM event WHERE letter = ? AND what = 'restored' AND mailbox"
                + " = ? AND json_extract(arguments, '$[0]') = ?)",
            letter,
            mailbox,
            folder)
        == 1;
  }

  /** The index has to hear of this letter. */
  public void touch(LetterId letter) {
    sql.update("INSERT INTO touched (letter) VALUES (?)", letter);
  }

  /** The index has to hear of these letters. */
  public void touch(Collection<LetterId> letters) {
    letters.forEach(this::touch);
  }

  /** The number of the last touch; 0 before the first. */
  public long sequence() {
    return sql.number("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'touched'");
  }

  /** Letters touched after that number, without repeats. */
  public List<LetterId> touchedAfter(long sequence) {
    return sql.list(
        r -> new LetterId(r.getString(1)),
        "SELECT letter FROM touched WHERE seq > ? GROUP BY letter ORDER BY max(seq)",
        sequence);
  }

  /** Whether every touch after that number, of an index's commit, is still known here. */
  public boolean reachBackTo(long sequence) {
    long last = sequence();
    return sequence == last
        || (sequence < last
            && sql.number("SELECT coalesce(min(seq), 0) FROM touched WHERE seq > ?", sequence)
                == sequence + 1);
  }

  /** The index holds for good all up to that number. */
  public void indexed(long sequence) {
    sql.update("DELETE FROM touched WHERE seq <= ?", sequence);
  }
}
