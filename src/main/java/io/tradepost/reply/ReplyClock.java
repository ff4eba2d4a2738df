package io.tradepost.reply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is owed to customers, as it follows from the letters. Computed anew whenever it is asked, so
 * that a changed calendar or rule corrects the past as well, and for any moment: what came later
 * does not count.
 *
 * <p>Safe for use by several threads.
 */
public final class ReplyClock {
  private static final Comparator<Obligation> EARLIEST =
      Comparator.comparing(Obligation::since)
          .thenComparing(Obligation::letter)
          .thenComparing(Obligation::customer);

  private final Terms terms;
  private final Owing owing;
  private final PromiseReading reading;

  /**
   * @param reading by which a holding reply's sentences become promises
   */
  public ReplyClock(Terms terms, PromiseReading reading) {
    this.terms = terms;
    this.owing = new Owing(terms);
    this.reading = reading;
  }

  /**
   * Every obligation of the conversation up to that moment, closed ones and letters that need no
   * answer included: the earliest first. Each customer in it has their own.
   */
  public List<Obligation> assess(Conversation conversation, Instant now) {
    Timeline timeline = Timeline.of(conversation, now);
    List<Obligation> all = new ArrayList<>();
    for (Party customer : timeline.customers()) {
      Dealing dealing = new Dealing(terms, owing, reading, conversation, customer, now);
      all.addAll(dealing.follow(timeline.with(customer)));
    }
    all.sort(EARLIEST);
    return List.copyOf(all);
  }

  /** The same of many conversations, in their order; all processors work at it. */
  public List<List<Obligation>> assess(List<Conversation> conversations, Instant now) {
    return conversations.parallelStream().map(conversation -> assess(conversation, now)).toList();
  }
}
