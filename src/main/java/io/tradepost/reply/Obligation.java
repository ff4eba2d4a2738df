package io.tradepost.reply;

import io.tradepost.letter.LetterId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer waits for an answer, or waited: what follows from a conversation's letters for a
 * moment.
 *
 * @param letter the first unanswered letter of the customer's
 * @param letters how many letters of the customer's it comprises
 * @param conversation its name
 * @param mailbox the salesperson who owes the answer: a stand-in during leave
 * @param customer the customer's key
 * @param from the writer's address
 * @param since when the first unanswered letter arrived
 * @param due until when the answer is owed: by the rule, by a promise, or as a manager granted
 * @param promises each holding reply's promise, the earliest first
 * @param promisedUntil the last promise's time; null where none was made
 * @param firstResponseAt when anything of ours went out first; null where nothing has
 * @param answeredBy who answered: a mailbox's name, or the address of a colleague without one;
 *     empty while it is open
 * @param answeredAt null while it is open
 * @param probably whether the answer was recognised only by its receiver and time, in a new thread
 * @param because for {@link State#SETTLED} and {@link State#NOT_NEEDED}: why, as a key of the
 *     message bundle or in the person's words; else empty
 */
public record Obligation(
    LetterId letter,
    int letters,
    String conversation,
    String mailbox,
    String customer,
    String subject,
    String from,
    Instant since,
    Instant due,
    State state,
    List<Promise> promises,
    @Nullable Instant promisedUntil,
    @Nullable Instant firstResponseAt,
    String answeredBy,
    @Nullable Instant answeredAt,
    boolean probably,
    String because) {
  /** How it stands. */
  public enum State {
    OPEN,
    /** Open, and past the time for a reminder. */
    REMINDED,
    OVERDUE,
    /** A holding reply named a time that has not come. */
    PROMISED,
    PROMISE_BROKEN,
    ANSWERED,
    /** A person said that nothing is owed any more. */
    SETTLED,
    /** The letter needs no answer: automatic, a courtesy, marked so. */
    NOT_NEEDED
  }

  public Obligation {
    promises = List.copyOf(promises);
  }
}
