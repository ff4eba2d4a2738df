package io.tradepost.round;

import io.tradepost.letter.Address;
import java.util.Set;

/**
 * Senders whose letters a mailbox keeps to itself.
 *
 * @param addresses lower case
 * @param domains lower case; their subdomains are meant as well
 */
public record PrivateSenders(Set<String> addresses, Set<String> domains) {
  public static final PrivateSenders NONE = new PrivateSenders(Set.of(), Set.of());

  public PrivateSenders {
    addresses = Set.copyOf(addresses);
    domains = Set.copyOf(domains);
  }

  /**
   * Whether letters from there are private.
   *
   * @param from a bare address, or a From field as it stands
   */
  boolean include(String from) {
    if (addresses.isEmpty() && domains.isEmpty()) {
      return false;
    }
    int open = from.lastIndexOf('<');
    int close = from.lastIndexOf('>');
    Address sender =
        new Address("", open >= 0 && close > open ? from.substring(open + 1, close) : from);
    return addresses.contains(sender.key())
        || domains.stream()
            .anyMatch(d -> sender.domain().equals(d) || sender.domain().endsWith("." + d));
  }
}
