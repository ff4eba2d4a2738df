package io.tradepost.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What letters are searched by: a query, understood. */
public sealed interface Criterion {
  /** Every letter. */
  record Everything() implements Criterion {}

  /** All of these hold; at least two. */
  record And(List<Criterion> all) implements Criterion {
    public And {
      all = List.copyOf(all);
    }
  }

  /** One of these holds; at least two. */
  record Or(List<Criterion> any) implements Criterion {
    public Or {
      any = List.copyOf(any);
    }
  }

  /** That does not hold. */
  record Not(Criterion what) implements Criterion {}

  /**
   * A field has these words, one after the other.
   *
   * @param words has a letter or digit
   * @param prefix whether the last word may go on
   */
  record Text(TextField field, String words, boolean prefix) implements Criterion {}

  /** A flag is set in the mailbox. */
  record Flagged(Flag flag) implements Criterion {}

  /** The letter is or has that. */
  record Is(State state) implements Criterion {}

  /**
   * The letter's date lies there.
   *
   * @param from the first instant; null where there is no first
   * @param until the first instant that is too late; null where there is none
   */
  record Dated(@Nullable Instant from, @Nullable Instant until) implements Criterion {}

  /** The letter has at least {@code from} and fewer than {@code until} bytes. */
  record Sized(long from, long until) implements Criterion {}

  /** Where words are searched. */
  enum TextField {
    /** Subject, text, names and addresses, order numbers, file names. */
    ANY,
    FROM,
    /** To, Cc and Bcc. */
    TO,
    CC,
    SUBJECT,
    /** New text, quoted text and signature. */
    BODY,
    CUSTOMER,
    COUNTRY,
    COMPANY,
    MAILBOX,
    /** That folder or one below it. */
    FOLDER,
    ORDER,
    FILENAME,
    CATEGORY,
    CONVERSATION,
    ID,
    MESSAGE_ID
  }
}
