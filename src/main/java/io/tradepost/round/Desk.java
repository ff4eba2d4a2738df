package io.tradepost.round;

import io.tradepost.archive.Vault;
import io.tradepost.customer.OrderNumbers;
import io.tradepost.ledger.Ledger;
import io.tradepost.letter.LetterReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;

/**
 * What every step of a letter's way has at hand.
 *
 * @param workers threads for reading, packing and indexing, about as many as there are processors
 * @param replies takes from a letter what the reply clock needs
 * @param zone the company's
 */
public record Desk(
    Ledger ledger,
    Vault vault,
    IndexKeeper keeper,
    Register register,
    LetterReader reader,
    OrderNumbers orders,
    ExecutorService workers,
    Replies replies,
    Undecided undecided,
    Room room,
    Clock clock,
    ZoneId zone) {
  public Instant now() {
    return clock.instant();
  }

  /** Which year's vault an arrival belongs to. */
  int year(Instant arrived) {
    return arrived.atZone(zone).getYear();
  }
}
