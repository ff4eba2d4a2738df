package io.tradepost.reply;

import java.time.Instant;
import java.util.Comparator;

/** What happens between us and a customer, in the order in which it counts. */
sealed interface Event {
  /** When it counts as having happened. */
  Instant at();

  /** A letter of theirs arrived. */
  record Asked(Instant at, Turn turn) implements Event {}

  /**
   * A letter of ours went to them.
   *
   * @param named whether it names a letter of that very moment as the one it answers
   * @param elsewhere whether it stands in another conversation
   */
  record Answered(Instant at, Turn turn, boolean named, boolean elsewhere) implements Event {}

  /** A person said what is owed. */
  record Settled(Instant at, Settlement settlement) implements Event {}

  /** A total order: no two events are equal in it, whatever the order in which they were read. */
  Comparator<Event> ORDER =
      Comparator.comparing(Event::at)
          .thenComparingInt(Event::rank)
          .thenComparing(Event::letter)
          .thenComparing(Event::words);

  /** An answer is later than the letter: what went out in the same second is not its answer. */
  private int rank() {
    return switch (this) {
      case Answered answered -> answered.named ? 2 : 0;
      case Asked asked -> 1;
      case Settled settled -> settled.settlement.until() != null ? 3 : 4;
    };
  }

  private String letter() {
    return switch (this) {
      case Answered answered -> answered.turn.letter().value();
      case Asked asked -> asked.turn.letter().value();
      case Settled settled -> settled.settlement.letter().value();
    };
  }

  private String words() {
    return this instanceof Settled settled
        ? settled.settlement.until() + " " + settled.settlement.because()
        : "";
  }
}
