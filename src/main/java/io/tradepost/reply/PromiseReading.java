package io.tradepost.reply;

import java.time.Instant;

/** Reads what a sentence of a holding reply promises. */
@FunctionalInterface
public interface PromiseReading {
  /**
   * What the sentence promises.
   *
   * @param written when the letter was sent
   * @param calendar the writer's: in its zone, and by its working days
   */
  Promise read(String sentence, Instant written, WorkCalendar calendar);
}
