package io.tradepost.reply.promise;

import io.tradepost.reply.promise.Moment.Hour;
import java.time.ZoneId;

/** Part of a time that a sentence names: {@code tomorrow}, {@code 下午3点}, {@code CET}. */
sealed interface Part {
  /** The token after it. */
  int end();

  /** A day. */
  record OfDay(Day day, int end) implements Part {}

  /**
   * A time of the day.
   *
   * @param kind how exactly it is known
   */
  record OfHour(Hour hour, Kind kind, int end) implements Part {
    enum Kind {
      /** {@code 15:00}, {@code 3 pm}. */
      EXACT,
      /** {@code 5 o'clock}: morning or afternoon. */
      OPEN,
      /** Part of a day before noon. */
      MORNING,
      /** Part of a day after noon. */
      AFTERNOON,
      /** The end of work or of the day. */
      END
    }
  }

  /** So much time from the writing on. */
  record OfSpan(Span span, int end) implements Part {}

  /** By which clock. */
  record OfZone(ZoneId zone, int end) implements Part {}
}
