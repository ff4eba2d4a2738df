package io.tradepost.customer;

import io.tradepost.letter.Address;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * An unknown company as its first letter shows it.
 *
 * @param name in full as far as the letter gives it; never blank
 * @param nameEvidence where the name was found, in a few words
 * @param shortName the name without its legal form
 * @param country {@link Country#UNKNOWN} where nothing says so
 * @param countryEvidence what says so, in a few words; empty where nothing does
 * @param domain the registrable domain that is the company's own; empty where many share it
 * @param details contact, phone, mobile, fax, homePage, as far as the letter gives them
 */
public record Newcomer(
    String name,
    String nameEvidence,
    String shortName,
    Country country,
    String countryEvidence,
    String domain,
    Map<String, String> details) {
  public Newcomer {
    details = Map.copyOf(details);
  }

  /**
   * The provisional customer: grade C (has asked for a price), no number, no owner. Known by its
   * domain, or, where that is not its own, by the whole address.
   *
   * @param entered the day that stands in its source
   * @param taken the keys of all customers; the new one has another
   */
  public Customer toCustomer(Address buyer, LocalDate entered, Predicate<String> taken) {
    Map<String, String> all = new TreeMap<>(details);
    all.put("source", "inquiry of " + entered);
    Set<String> domains = domain.isEmpty() ? Set.of() : Set.of(domain);
    Set<String> addresses = domain.isEmpty() ? Set.of(buyer.key()) : Set.of();
    return new Customer(
        Slug.unique("new-" + slug(buyer), taken),
        "",
        name,
        shortName,
        country,
        domains,
        addresses,
        Set.of(),
        Grade.C,
        "",
        true,
        all,
        "");
  }

  /** Chinese and other names that ASCII has no letters for: by the domain, then by the address. */
  private String slug(Address buyer) {
    String slug = Slug.of(shortName);
    if (slug.isEmpty() && !domain.isEmpty()) {
      slug = Slug.of(domain.substring(0, domain.indexOf('.')));
    }
    if (slug.isEmpty()) {
      slug = Slug.of(buyer.localPart());
    }
    return slug.isEmpty() ? "customer" : slug;
  }
}
