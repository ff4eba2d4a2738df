package io.tradepost.round;

import io.tradepost.customer.Customer;
import io.tradepost.customer.CustomerDirectory;
import io.tradepost.filing.Ours;
import io.tradepost.letter.Address;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whose addresses are: each is looked up once for all the letters that name it. */
final class Writers {
  private final CustomerDirectory directory;
  private final Ours ours;
  private final Map<String, Boolean> oursByAddress = new HashMap<>();
  private final Map<String, Set<String>> customerByAddress = new HashMap<>();
  private final Map<String, String> survivorByKey = new HashMap<>();

  Writers(CustomerDirectory directory, Ours ours) {
    this.directory = directory;
    this.ours = ours;
  }

  /**
   * Whether one of ours wrote it: by the address, or because it lies in Sent and the address is no
   * customer's, as with a colleague who writes from an account of another provider.
   */
  boolean ours(String from, boolean sent) {
    return ours(from) || (sent && customersOf(from).isEmpty());
  }

  private boolean ours(String address) {
    return oursByAddress.computeIfAbsent(address, a -> ours.has(new Address("", a)));
  }

  /** The customer to whom the address belongs; empty where it is nobody's. */
  Set<String> customersOf(String address) {
    return customerByAddress.computeIfAbsent(
        address,
        a ->
            a.isEmpty()
                ? Set.of()
                : directory
                    .match(new Address("", a))
                    .map(match -> match.customer().key())
                    .map(Set::of)
                    .orElse(Set.of()));
  }

  /**
   * The customers among the receivers of a letter of ours, and those to whose folders it went. What
   * colleagues write to each other goes to no customer, although it lies in the customer's folder.
   */
  Set<String> customersOf(Collection<String> to, Collection<String> cc, Set<String> filedTo) {
    boolean toReceivers = !to.isEmpty() || !cc.isEmpty();
    if (toReceivers && Stream.concat(to.stream(), cc.stream()).allMatch(this::ours)) {
      return Set.of();
    }
    Set<String> customers = new HashSet<>(surviving(filedTo));
    to.forEach(address -> customers.addAll(customersOf(address)));
    cc.forEach(address -> customers.addAll(customersOf(address)));
    return customers;
  }

  /** For customers that were merged, those that they are part of now. */
  Set<String> surviving(Set<String> keys) {
    if (keys.size() == 1) {
      String key = keys.iterator().next();
      String survivor = survivor(key);
      return survivor.equals(key) ? keys : Set.of(survivor);
    }
    Set<String> surviving = new HashSet<>();
    keys.forEach(key -> surviving.add(survivor(key)));
    return surviving;
  }

  private String survivor(String key) {
    return survivorByKey.computeIfAbsent(key, k -> directory.find(k).map(Customer::key).orElse(k));
  }

  /** By each customer's key, the mailbox of the salesperson who looks after them. */
  Map<String, String> owners() {
    Map<String, String> owners = new HashMap<>();
    for (Customer customer : directory.customers()) {
      Optional.of(customer.owner())
          .filter(owner -> !owner.isEmpty())
          .ifPresent(owner -> owners.put(customer.key(), owner));
    }
    return owners;
  }
}
