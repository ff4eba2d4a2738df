package io.tradepost.filing;

import io.tradepost.customer.Customer;
import io.tradepost.customer.Layered;
import io.tradepost.mailbox.FolderPath;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which folder is whose. Every customer has one, no two customers the same, not even where a server
 * or a disk does not tell case apart; and which one does not depend on the order in which customers
 * came. A name once given stays: whoever keeps {@link #given()} and hands it in the next time gets
 * the same folders, whatever other customers have come or whether the company was renamed.
 *
 * <p>Immutable.
 */
public final class FolderNames {
  private static final Comparator<Customer> NUMBERED_FIRST =
      Comparator.comparing((Customer c) -> c.code().isEmpty()).thenComparing(Customer::key);

  private final FolderScheme scheme;
  private final Layered<Customer> customers;
  private final Layered<String> names;

  /** Caseless path of a folder to the key of the customer whose it is. */
  private final Layered<String> holders;

  private FolderNames(
      FolderScheme scheme,
      Layered<Customer> customers,
      Layered<String> names,
      Layered<String> holders) {
    this.scheme = scheme;
    this.customers = customers;
    this.names = names;
    this.holders = holders;
  }

  /**
   * The folders of these customers.
   *
   * @param given the folder names given earlier, by customer key; empty the first time
   */
  public static FolderNames of(
      Collection<Customer> customers, FolderScheme scheme, Map<String, String> given) {
    Map<String, Customer> byKey = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    Map<String, String> holders = new HashMap<>();
    // What is entered below is seen by those who come after it; then nobody changes the maps.
    FolderNames made =
        new FolderNames(scheme, Layered.of(byKey), Layered.of(names), Layered.of(holders));
    Predicate<Customer> hasName = c -> given.containsKey(c.key());
    List<Customer> sorted = customers.stream().sorted(NUMBERED_FIRST).toList();
    Stream.concat(sorted.stream().filter(hasName), sorted.stream().filter(hasName.negate()))
        .forEach(
            c -> {
              String name = made.nameFor(c, given.getOrDefault(c.key(), ""));
              byKey.put(c.key(), c);
              names.put(c.key(), name);
              holders.put(made.caseless(c, name), c.key());
            });
    return made;
  }

  /** These folders and that of one more customer, or of one whose entry has changed. */
  public FolderNames with(Customer customer) {
    String key = customer.key();
    if (customers.get(key) != null) {
      Map<String, Customer> changed = new HashMap<>();
      customers.forEach(changed::put);
      changed.put(key, customer);
      return of(changed.values(), scheme, given());
    }
    String name = nameFor(customer, given(key));
    return new FolderNames(
        scheme,
        customers.with(Map.of(key, customer)),
        names.with(Map.of(key, name)),
        holders.with(Map.of(caseless(customer, name), key)));
  }

  /** The folder name of each customer, by key: to be kept and handed in the next time. */
  public Map<String, String> given() {
    Map<String, String> given = new HashMap<>();
    names.forEach(given::put);
    return given;
  }

  /** One customer's folder name; empty for one who was not entered. */
  public String given(String key) {
    String name = names.get(key);
    return name == null ? "" : name;
  }

  /** Where the places lie. */
  public FolderScheme scheme() {
    return scheme;
  }

  /**
   * The customer's folder; for one who is part of another, that one's. A customer not entered yet
   * gets the folder that entering would give.
   */
  public FolderPath folder(Customer customer) {
    Customer survivor = survivor(customer);
    return scheme.country(survivor.country()).child(nameFor(survivor, given(survivor.key())));
  }

  /** The customer's category. */
  public Category.Customer category(Customer customer) {
    Customer survivor = survivor(customer);
    return new Category.Customer(survivor.key(), survivor.country(), survivor.shortName());
  }

  /**
   * The category's folder.
   *
   * @throws IllegalArgumentException for {@link Category.Sent}, whose folder is the mailbox's own
   *     affair
   */
  public FolderPath target(Category category) {
    return switch (category) {
      case Category.Customer(var key, var country, var company) -> {
        Customer known = customers.get(key);
        yield known != null
            ? folder(known)
            : scheme.country(country).child(usable(LeafName.safe(company), key));
      }
      case Category.BusinessAssistant assistant -> scheme.businessAssistant();
      case Category.Others others -> scheme.others();
      case Category.Sent sent ->
          throw new IllegalArgumentException("where Sent lies is the mailbox's own affair");
    };
  }

  /** Whose folder it is, or lies below; a customer's who is part of another: that one's. */
  public Optional<Customer> customerAt(FolderPath folder) {
    int depth = scheme.customer().segments().size() + 2;
    if (folder.segments().size() < depth) {
      return Optional.empty();
    }
    FolderPath top = new FolderPath(folder.segments().subList(0, depth));
    return Optional.ofNullable(holders.get(caseless(top))).map(customers::get).map(this::survivor);
  }

  /** Whether the folder is the customer's itself, and not one below it. */
  boolean isOwnFolder(Customer customer, FolderPath folder) {
    return folder.segments().size() == folder(customer).segments().size()
        && customerAt(folder).filter(c -> c.key().equals(survivor(customer).key())).isPresent();
  }

  /** The category of what lies in that folder. */
  Category categoryAt(FolderPath folder) {
    Optional<Customer> customer = customerAt(folder);
    if (customer.isPresent()) {
      return category(customer.get());
    }
    return folder.within(scheme.businessAssistant())
        ? new Category.BusinessAssistant()
        : new Category.Others();
  }

  private Customer survivor(Customer customer) {
    Customer survivor = customer;
    // A circle of merges must not hold the filing up.
    Set<String> seen = new HashSet<>();
    while (survivor.merged() && seen.add(survivor.key())) {
      Customer next = customers.get(survivor.mergedInto());
      if (next == null) {
        return survivor;
      }
      survivor = next;
    }
    return survivor;
  }

  private String nameFor(Customer customer, String given) {
    FolderPath country = scheme.country(customer.country());
    String plain = usable(LeafName.safe(customer.shortName()), customer.key());
    String key = LeafName.withSuffix(usable(LeafName.safe(customer.key()), "key"), "");
    String shortKey = key.length() <= 24 ? key : LeafName.safe(key.substring(0, 24));
    Stream<String> wanted = Stream.of(LeafName.safe(given), plain).filter(n -> !n.isEmpty());
    Stream<String> distinct =
        IntStream.iterate(1, i -> i + 1)
            .mapToObj(i -> i == 1 ? " (" + shortKey + ")" : " (" + shortKey + " " + i + ")")
            .map(suffix -> LeafName.withSuffix(plain, suffix));
    return Stream.concat(wanted, distinct)
        .filter(name -> isFree(country.child(name), customer.key()))
        .findFirst()
        .orElseThrow();
  }

  private boolean isFree(FolderPath folder, String key) {
    String holder = holders.get(caseless(folder));
    return holder == null || holder.equals(key);
  }

  private static String usable(String name, String key) {
    if (!name.isEmpty()) {
      return name;
    }
    String fromKey = LeafName.safe(key);
    return fromKey.isEmpty() ? "Company" : fromKey;
  }

  private String caseless(Customer customer, String name) {
    return caseless(scheme.country(customer.country()).child(name));
  }

  private static String caseless(FolderPath folder) {
    return LeafName.caseless(folder.toString());
  }
}
