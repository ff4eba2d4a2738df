package io.tradepost.digest;

import io.tradepost.reply.Obligation;
import io.tradepost.reply.Promise;
import io.tradepost.reply.Terms;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An obligation with whose it is and how it is measured.
 *
 * @param taken working time from the letter to its full answer, or until now
 * @param inTime whether the rule was kept: answered, or an exact time named, within the time that
 *     the rule gives, and the promise not broken
 */
public record Entry(Obligation obligation, Party party, Duration taken, boolean inTime) {

  /** The obligation, measured by the calendar of the one who owes the answer. */
  public static Entry of(Obligation obligation, Party party, Terms terms, Instant now) {
    Instant answered = obligation.answeredAt();
    Duration taken = working(obligation, answered == null ? now : answered, terms);
    Instant response = response(obligation);
    boolean inTime =
        response != null
            && working(obligation, response, terms).compareTo(terms.within()) <= 0
            && !brokePromise(obligation);
    return new Entry(obligation, party, taken, inTime);
  }

  /** The first answer that counts for the rule: in full, or one that named a time. */
  private static @Nullable Instant response(Obligation obligation) {
    return obligation.promises().stream().anyMatch(Promise.Until.class::isInstance)
        ? obligation.firstResponseAt()
        : obligation.answeredAt();
  }

  private static Duration working(Obligation obligation, Instant end, Terms terms) {
    Terms.Salesperson person = terms.staff().get(obligation.mailbox());
    return person == null
        ? Duration.between(obligation.since(), end)
        : person.calendar().between(obligation.since(), end);
  }

  /** Whether a time was promised and passed without the answer. */
  public boolean brokePromise() {
    return brokePromise(obligation);
  }

  private static boolean brokePromise(Obligation obligation) {
    Instant promised = obligation.promisedUntil();
    Instant answered = obligation.answeredAt();
    return obligation.state() == Obligation.State.PROMISE_BROKEN
        || (promised != null && answered != null && answered.isAfter(promised));
  }

  /** Whether an answer is owed. */
  public boolean open() {
    return switch (obligation.state()) {
      case OPEN, REMINDED, OVERDUE, PROMISED, PROMISE_BROKEN -> true;
      case ANSWERED, SETTLED, NOT_NEEDED -> false;
    };
  }

  /** Whether the answer is owed and its time is over. */
  public boolean late() {
    return switch (obligation.state()) {
      case OVERDUE, PROMISE_BROKEN -> true;
      case OPEN, REMINDED, PROMISED, ANSWERED, SETTLED, NOT_NEEDED -> false;
    };
  }

  /** For how long the answer has been overdue; zero where it is not. */
  public Duration overdueBy(Instant at) {
    return late() && at.isAfter(obligation.due())
        ? Duration.between(obligation.due(), at)
        : Duration.ZERO;
  }
}
