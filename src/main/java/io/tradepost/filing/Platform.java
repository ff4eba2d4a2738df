package io.tradepost.filing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A B2B platform.
 *
 * @param name as reasons tell it
 * @param domains from which it writes, for itself or for buyers; subdomains included
 * @param relays of these, the ones that only pass on what buyers write
 */
public record Platform(String name, Set<String> domains, Set<String> relays) {
  private static final Set<String> KEYS = Set.of("domains", "relays");

  public Platform {
    domains = written(domains);
    relays = written(relays);
    if (name.isBlank() || domains.isEmpty()) {
      throw new IllegalArgumentException("a platform has a name and at least one domain: " + name);
    }
  }

  /**
   * From plain values.
   *
   * @param values {@code domains} and, where there are any, {@code relays}
   * @throws IllegalArgumentException naming the key that is wrong
   */
  public static Platform of(String name, Map<String, List<String>> values) {
    for (String key : values.keySet()) {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException(key + ": a platform has domains and relays");
      }
    }
    return new Platform(
        name,
        Set.copyOf(values.getOrDefault("domains", List.of())),
        Set.copyOf(values.getOrDefault("relays", List.of())));
  }

  private static Set<String> written(Set<String> domains) {
    return domains.stream().map(DomainNames::written).collect(Collectors.toUnmodifiableSet());
  }
}
