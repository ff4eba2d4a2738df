package io.tradepost.archive.old;

import io.tradepost.letter.ArrivalFields;
import io.tradepost.letter.Letter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an old file remembers of when a letter arrived. A file that was copied often remembers the
 * day of the copying, so that its word counts where the letter's own fields do not speak against
 * it.
 *
 * @param certain whether the file's word stands whatever the letter says
 * @param remembered the file's word, the more trusted first
 * @param last for a letter of which nothing else tells a time
 */
public record OldArrival(boolean certain, List<Instant> remembered, Instant last) {
  private static final Duration BEFORE = Duration.ofDays(1);
  private static final Duration AFTER = Duration.ofDays(31);

  public OldArrival {
    remembered = List.copyOf(remembered);
  }

  /** Known for sure, as by a backup's manifest. */
  static OldArrival at(Instant time) {
    return new OldArrival(true, List.of(time), time);
  }

  /**
   * When the letter arrived: the file's word, if it lies between one day before and 31 days after
   * what the letter says; else its newest Received field, else its Date field, else the file's word
   * all the same.
   */
  public Instant of(Letter letter, Instant now) {
    return told(letter, now).truncatedTo(ChronoUnit.SECONDS); // As IMAP has it.
  }

  private Instant told(Letter letter, Instant now) {
    if (certain) {
      return remembered.getFirst();
    }
    Optional<Instant> said =
        Stream.of(ArrivalFields.received(letter.headers()), Optional.ofNullable(letter.date()))
            .flatMap(Optional::stream)
            .filter(time -> time.isBefore(now.plus(BEFORE)))
            .findFirst();
    return remembered.stream()
        .filter(time -> said.map(claim -> fits(time, claim)).orElse(true))
        .findFirst()
        .or(() -> said)
        .orElse(last);
  }

  private static boolean fits(Instant remembered, Instant said) {
    return !remembered.isBefore(said.minus(BEFORE)) && !remembered.isAfter(said.plus(AFTER));
  }
}
