package io.tradepost.customer;

import io.tradepost.letter.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All customers, and whose an address is. An answer depends on which customers are in it, never on
 * the order in which they came.
 *
 * <p>Immutable. {@link #match} and {@link #find} are a few hash lookups; {@link #with} costs about
 * the square root of the number of customers.
 */
public final class CustomerDirectory {
  /** By which kind of knowledge an address is a customer's. */
  public enum How {
    /** The customer file lists the whole address. */
    ADDRESS,
    /** A person moved a letter from this address into the customer's folder. */
    LEARNED,
    /** The customer file lists the address's domain, or one above it. */
    DOMAIN
  }

  /**
   * Whose an address is.
   *
   * @param customer never a merged one
   * @param what the address or the domain by which it was found
   */
  public record Match(Customer customer, How how, String what) {}

  /**
   * An address or a domain that several customers claim.
   *
   * @param winner the key of the customer whom it counts for
   * @param others the keys of the others, in their order
   */
  public record Clash(String what, String winner, List<String> others) {}

  /** A domain in the customer file that many people share, and which therefore finds nobody. */
  public record SharedDomain(String customer, String domain) {}

  /** One customer's hold on an address or domain. */
  private record Claim(How how, String key) {}

  private final Layered<Customer> byKey;
  private final Layered<List<Claim>> claims;
  private final Layered<List<String>> names;
  private final Freemail freemail;
  private final Domains domains;

  private CustomerDirectory(
      Layered<Customer> byKey,
      Layered<List<Claim>> claims,
      Layered<List<String>> names,
      Freemail freemail,
      Domains domains) {
    this.byKey = byKey;
    this.claims = claims;
    this.names = names;
    this.freemail = freemail;
    this.domains = domains;
  }

  /** With the public suffix list that ships with the program. */
  public static CustomerDirectory of(Collection<Customer> customers, Freemail freemail) {
    return of(customers, freemail, Domains.shipped());
  }

  /**
   * A directory of these customers.
   *
   * @throws IllegalArgumentException if two of them have the same key
   */
  public static CustomerDirectory of(
      Collection<Customer> customers, Freemail freemail, Domains domains) {
    Map<String, Customer> byKey = new HashMap<>();
    Map<String, List<Claim>> claims = new HashMap<>();
    Map<String, List<String>> names = new HashMap<>();
    CustomerDirectory empty =
        new CustomerDirectory(
            Layered.of(Map.of()), Layered.of(Map.of()), Layered.of(Map.of()), freemail, domains);
    for (Customer customer : customers) {
      if (byKey.put(customer.key(), customer) != null) {
        throw new IllegalArgumentException("two customers with the key " + customer.key());
      }
      empty
          .claimsOf(customer)
          .forEach(
              (what, claim) -> claims.computeIfAbsent(what, w -> new ArrayList<>()).add(claim));
      namesOf(customer)
          .forEach(name -> names.computeIfAbsent(name, n -> new ArrayList<>()).add(customer.key()));
    }
    return new CustomerDirectory(
        Layered.of(byKey), Layered.of(claims), Layered.of(names), freemail, domains);
  }

  /** The same with this customer, in place of the one with its key where there is one. */
  public CustomerDirectory with(Customer customer) {
    Customer before = byKey.get(customer.key());
    Map<String, List<Claim>> changedClaims = new HashMap<>();
    Map<String, List<String>> changedNames = new HashMap<>();
    if (before != null) {
      claimsOf(before)
          .keySet()
          .forEach(
              what ->
                  changedClaims.put(
                      what, without(claims.get(what), c -> c.key().equals(before.key()))));
      namesOf(before)
          .forEach(name -> changedNames.put(name, without(names.get(name), before.key()::equals)));
    }
    claimsOf(customer)
        .forEach(
            (what, claim) ->
                changedClaims
                    .computeIfAbsent(what, w -> without(claims.get(w), c -> false))
                    .add(claim));
    namesOf(customer)
        .forEach(
            name ->
                changedNames
                    .computeIfAbsent(name, n -> without(names.get(n), k -> false))
                    .add(customer.key()));
    return new CustomerDirectory(
        byKey.with(Map.of(customer.key(), customer)),
        claims.with(changedClaims),
        names.with(changedNames),
        freemail,
        domains);
  }

  /** All of them, merged ones too, by key. Sorted at each call. */
  public List<Customer> customers() {
    List<Customer> all = new ArrayList<>();
    byKey.forEach((key, customer) -> all.add(customer));
    all.sort(Comparator.comparing(Customer::key));
    return List.copyOf(all);
  }

  /** Whether some customer has that key, a merged one too. */
  public boolean has(String key) {
    return byKey.get(key) != null;
  }

  /**
   * The customer with that key, else number, else short name; without regard to case but for the
   * key. For a merged customer, the one that it is now part of.
   */
  public Optional<Customer> find(String reference) {
    Customer byItsKey = byKey.get(reference.strip());
    if (byItsKey != null) {
      return Optional.of(survivor(byItsKey));
    }
    String name = lower(reference);
    List<Customer> named =
        present(names.get(name)).stream().map(byKey::get).filter(c -> c != null).toList();
    Optional<Customer> numbered =
        named.stream()
            .filter(c -> lower(c.code()).equals(name))
            .map(this::survivor)
            .min(PREFERENCE);
    return numbered.isPresent() ? numbered : named.stream().map(this::survivor).min(PREFERENCE);
  }

  /**
   * Whose the address is: by the whole address first, then by its domain and the domains above it,
   * the longest first. What a person taught counts before what the customer file lists.
   */
  public Optional<Match> match(Address address) {
    String domain = Domains.ascii(address.domain()).orElse("");
    Match whole = winner(wholeAddress(address.localPart(), domain, address.key()));
    if (whole != null) {
      return Optional.of(whole);
    }
    for (String name = domain; !name.isEmpty(); name = parent(name)) {
      Match byDomain = winner(name);
      if (byDomain != null) {
        return Optional.of(byDomain);
      }
    }
    return Optional.empty();
  }

  /** What several customers claim, sorted. */
  public List<Clash> clashes() {
    List<Clash> clashes = new ArrayList<>();
    claims.forEach(
        (what, claimed) -> {
          List<String> keys =
              ranked(claimed).stream().map(m -> m.customer.key()).distinct().toList();
          if (keys.size() > 1) {
            clashes.add(new Clash(what, keys.getFirst(), keys.stream().skip(1).sorted().toList()));
          }
        });
    clashes.sort(Comparator.comparing(Clash::what));
    return List.copyOf(clashes);
  }

  /** Domains in the customer file that are free mail or public suffixes, sorted. */
  public List<SharedDomain> sharedDomains() {
    return customers().stream()
        .flatMap(
            c ->
                c.domains().stream()
                    .filter(domain -> usable(domain).isEmpty())
                    .map(domain -> new SharedDomain(c.key(), domain)))
        .toList();
  }

  private @Nullable Match winner(String what) {
    List<Claim> claimed = claims.get(what);
    if (claimed == null || claimed.isEmpty()) {
      return null;
    }
    return ranked(claimed).getFirst().as(what);
  }

  /** A claim with the customer it now counts for. */
  private record Ranked(Customer customer, How how) {
    Match as(String what) {
      return new Match(customer, how, what);
    }
  }

  private static final Comparator<Customer> PREFERENCE =
      Comparator.comparing(Customer::provisional).thenComparing(Customer::key);

  private static final Comparator<Ranked> RANK =
      Comparator.<Ranked, Boolean>comparing(r -> r.how != How.LEARNED)
          .thenComparing(Ranked::customer, PREFERENCE)
          .thenComparing(Ranked::how);

  private List<Ranked> ranked(List<Claim> claimed) {
    List<Ranked> ranked = new ArrayList<>(claimed.size());
    for (Claim claim : claimed) {
      Customer customer = byKey.get(claim.key());
      if (customer != null) {
        ranked.add(new Ranked(survivor(customer), claim.how()));
      }
    }
    ranked.sort(RANK);
    return ranked;
  }

  /**
   * Follows merges to their end. Where they run in a circle, the lowest key of the circle stands
   * for all of it; where one names nobody, the last that exists.
   */
  private Customer survivor(Customer customer) {
    Set<String> seen = new HashSet<>();
    Customer at = customer;
    while (at.merged() && seen.add(at.key())) {
      Customer next = byKey.get(at.mergedInto());
      if (next == null) {
        return at;
      }
      at = next;
    }
    return at.merged() ? lowestInCircle(at) : at;
  }

  private Customer lowestInCircle(Customer start) {
    Customer lowest = start;
    Customer at = byKey.get(start.mergedInto());
    while (at != null && !at.key().equals(start.key())) {
      lowest = at.key().compareTo(lowest.key()) < 0 ? at : lowest;
      at = byKey.get(at.mergedInto());
    }
    return lowest;
  }

  /** One claim for each address and domain; learned before listed where both name an address. */
  private Map<String, Claim> claimsOf(Customer customer) {
    Map<String, Claim> all = new HashMap<>();
    customer
        .domains()
        .forEach(d -> usable(d).ifPresent(n -> all.put(n, new Claim(How.DOMAIN, customer.key()))));
    customer
        .addresses()
        .forEach(a -> all.put(wholeAddress(a), new Claim(How.ADDRESS, customer.key())));
    customer
        .learned()
        .forEach(a -> all.put(wholeAddress(a), new Claim(How.LEARNED, customer.key())));
    return all;
  }

  private Optional<String> usable(String domain) {
    return Domains.ascii(domain)
        .filter(name -> !freemail.contains(name) && !domains.isPublicSuffix(name));
  }

  private static Set<String> namesOf(Customer customer) {
    Set<String> all = new HashSet<>();
    all.add(lower(customer.shortName()));
    if (!customer.code().isBlank()) {
      all.add(lower(customer.code()));
    }
    return all;
  }

  private static String wholeAddress(String text) {
    Address address = new Address("", text);
    return wholeAddress(
        address.localPart(), Domains.ascii(address.domain()).orElse(""), address.key());
  }

  /** Always with an {@code @}, so that it is never taken for a domain. */
  private static String wholeAddress(String localPart, String domain, String asWritten) {
    return domain.isEmpty() ? "@" + asWritten : localPart + "@" + domain;
  }

  private static String parent(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 ? "" : domain.substring(dot + 1);
  }

  private static <T> List<T> present(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static <T> List<T> without(@Nullable List<T> list, java.util.function.Predicate<T> gone) {
    List<T> rest = new ArrayList<>(present(list));
    rest.removeIf(gone);
    return rest;
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
