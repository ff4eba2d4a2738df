package io.tradepost.filing;

import io.tradepost.letter.Address;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is ours: letters from these domains and addresses come from colleagues.
 *
 * @param company the company's name, by which a platform's notice may address us; may be empty
 * @param domains mail domains, subdomains included
 * @param addresses of the mailboxes, also where they lie with a public provider
 */
public record Ours(String company, Set<String> domains, Set<String> addresses) {
  public Ours {
    domains = domains.stream().map(DomainNames::ascii).collect(Collectors.toUnmodifiableSet());
    addresses =
        addresses.stream()
            .map(a -> a.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the address is ours. */
  public boolean has(Address address) {
    return addresses.contains(address.key()) || hasDomain(address.domain());
  }

  /** Whether the domain is ours, or below one that is. */
  public boolean hasDomain(String domain) {
    return DomainNames.covers(domains, domain);
  }
}
