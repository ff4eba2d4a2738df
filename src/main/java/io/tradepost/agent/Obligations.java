package io.tradepost.agent;

import io.tradepost.customer.Country;
import io.tradepost.customer.CountryZones;
import io.tradepost.customer.Customer;
import io.tradepost.customer.Grade;
import io.tradepost.digest.Entry;
import io.tradepost.digest.Party;
import io.tradepost.letter.LetterId;
import io.tradepost.reply.Conversation;
import io.tradepost.reply.Obligation;
import io.tradepost.reply.PromiseReading;
import io.tradepost.reply.ReplyClock;
import io.tradepost.reply.Terms;
import io.tradepost.round.Docket;
import io.tradepost.round.Register;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is owed, worked out from the ledger's letters for a moment. */
final class Obligations {
  private final Docket docket;
  private final Register register;
  private final Supplier<Terms> terms;
  private final Function<Terms, ReplyClock> clocks;

  /**
   * @param terms as they hold when they are asked for: a mailbox may have been adopted since
   */
  Obligations(Docket docket, Register register, Supplier<Terms> terms, PromiseReading reading) {
    this.docket = docket;
    this.register = register;
    this.terms = terms;
    this.clocks = t -> new ReplyClock(t, reading);
  }

  /** Every obligation, of whatever state. */
  List<Entry> all(Instant now) {
    return entries(docket.all(), now);
  }

  /** Those of these letters' conversations; no other is assessed. */
  List<Entry> of(Collection<LetterId> letters, Instant now) {
    return entries(docket.of(letters), now);
  }

  private List<Entry> entries(List<Conversation> conversations, Instant now) {
    Terms present = terms.get();
    ReplyClock clock = clocks.apply(present);
    Map<String, Party> parties = new HashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (List<Obligation> ofConversation : clock.assess(conversations, now)) {
      for (Obligation obligation : ofConversation) {
        Party party =
            parties.computeIfAbsent(
                obligation.customer().isEmpty() ? obligation.from() : obligation.customer(),
                this::party);
        entries.add(Entry.of(obligation, party, present, now));
      }
    }
    return entries;
  }

  /** A customer whom the file does not know is named by the address. */
  private Party party(String key) {
    return register
        .directory()
        .find(key)
        .map(Obligations::party)
        .orElseGet(() -> new Party(key, key, Country.UNKNOWN, Grade.D, null));
  }

  private static Party party(Customer customer) {
    return new Party(
        customer.key(),
        customer.name(),
        customer.country(),
        customer.grade(),
        CountryZones.of(customer.country()).orElse(null));
  }

  Terms terms() {
    return terms.get();
  }
}
