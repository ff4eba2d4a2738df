package io.tradepost.reply;

import io.tradepost.customer.Domains;
import io.tradepost.customer.Freemail;
import io.tradepost.letter.Address;
import io.tradepost.letter.Letter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;

/**
 * Who outside the company a letter is exchanged with, as its header tells. It does not ask the
 * customer file, which may learn later: what a letter is linked to must not depend on when it came.
 *
 * @param ours whether an address is one of ours
 * @param freemail domains that many people share
 */
public record Counterparts(Predicate<Address> ours, Freemail freemail, Domains domains) {
  /**
   * The writer's house for a letter from outside; those of the receivers for one of ours, of the
   * copies' receivers only where nobody else outside receives it.
   *
   * @return for each the registrable domain, or the whole address where many share the domain
   */
  public SequencedSet<String> of(Letter letter) {
    Optional<Address> writer = letter.writer().filter(w -> !w.address().isEmpty());
    if (writer.isPresent() && !ours.test(writer.get())) {
      return houses(List.of(writer.get()));
    }
    SequencedSet<String> receivers = houses(letter.to());
    return receivers.isEmpty() ? houses(letter.cc()) : receivers;
  }

  private SequencedSet<String> houses(List<Address> addresses) {
    SequencedSet<String> houses = new LinkedHashSet<>();
    for (Address address : addresses) {
      if (!address.domain().isEmpty() && !ours.test(address)) {
        houses.add(house(address));
      }
    }
    return houses;
  }

  private String house(Address address) {
    return freemail.contains(address.domain())
        ? address.key()
        : domains.registrable(address.domain()).orElse(address.key());
  }
}
