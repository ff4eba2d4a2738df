package io.tradepost.demo;

import java.time.Instant;
import java.util.List;

/**
 * A letter that is being answered or passed on.
 *
 * @param text all of it, with what it quotes in its turn
 */
record Earlier(Person from, List<Person> to, Instant date, String subject, String text) {
  /**
   * People cut long tails off; the generator must, too, or conversations would grow without end.
   */
  private static final int KEPT = 9_000;

  Earlier {
    text = text.length() > KEPT ? text.substring(0, KEPT) : text;
  }
}
