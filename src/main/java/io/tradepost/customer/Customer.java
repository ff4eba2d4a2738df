package io.tradepost.customer;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A company in the customer file.
 *
 * @param key by which the rest of the program knows it: its number ({@code ES-001}), or for one
 *     without a number yet {@code new-<short name>}; never changes once given, and is what the JSON
 *     field {@code customer} holds
 * @param code the handbook's number {@code AA-BBB}; empty until real business begins
 * @param name in full, with legal form
 * @param shortName names the folder
 * @param domains lower case, ASCII (IDNA), registrable or below; a letter from these and their
 *     subdomains is theirs
 * @param addresses lower case; letters from these are theirs, whatever the domain
 * @param learned addresses that a person's move of a letter taught, lower case
 * @param owner the English name of the salesperson; empty where none is set
 * @param provisional entered by the agent from an inquiry and not yet confirmed by a person
 * @param details the customer file's further columns by name: contact, phone, fax, mobile,
 *     homePage, companyType, courierAccount, inquiryRecord, source, address
 * @param mergedInto the key of the customer that this one is now part of; empty for one that stands
 *     by itself
 */
public record Customer(
    String key,
    String code,
    String name,
    String shortName,
    Country country,
    Set<String> domains,
    Set<String> addresses,
    Set<String> learned,
    Grade grade,
    String owner,
    boolean provisional,
    Map<String, String> details,
    String mergedInto) {
  public Customer {
    domains = lowerCase(domains);
    addresses = lowerCase(addresses);
    learned = lowerCase(learned);
    details = Map.copyOf(new TreeMap<>(details));
    if (key.isBlank() || shortName.isBlank()) {
      throw new IllegalArgumentException("a customer has a key and a short name: " + name);
    }
  }

  /** Whether it was merged into another. */
  public boolean merged() {
    return !mergedInto.isEmpty();
  }

  private static Set<String> lowerCase(Set<String> texts) {
    TreeSet<String> lower = new TreeSet<>();
    texts.forEach(t -> lower.add(t.toLowerCase(Locale.ROOT)));
    return java.util.Collections.unmodifiableSet(lower);
  }
}
