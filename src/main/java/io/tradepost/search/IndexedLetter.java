package io.tradepost.search;

import io.tradepost.letter.Letter;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * All that the index is told of a letter.
 *
 * @param date by which it is sorted and shown: of the Date field, else the arrival
 * @param arrived when it came into the mailbox
 * @param places of all its copies; empty where none is left on a server
 * @param orders the numbers found in it, as written
 * @param conversation the id of its conversation; empty where it has none
 * @param sent whether one of ours wrote it
 */
public record IndexedLetter(
    Letter letter,
    Instant date,
    Instant arrived,
    List<Place> places,
    Set<Flag> flags,
    FilingFacts facts,
    List<String> orders,
    String conversation,
    boolean sent) {
  public IndexedLetter {
    places = List.copyOf(places);
    flags = Set.copyOf(flags);
    orders = List.copyOf(orders);
  }
}
