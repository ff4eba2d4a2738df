package io.tradepost.agent;

import io.tradepost.agent.Office.CustomerDesk;
import io.tradepost.agent.Office.Entered;
import io.tradepost.agent.Office.Imported;
import io.tradepost.customer.Customer;
import io.tradepost.customer.CustomerLists;
import io.tradepost.customer.Listed;
import io.tradepost.round.Register;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The customer file at the disposal of a person. */
final class CustomerFileDesk implements CustomerDesk {
  private final Register register;
  private final CustomerLists lists;

  CustomerFileDesk(Register register, CustomerLists lists) {
    this.register = register;
    this.lists = lists;
  }

  @Override
  public List<Customer> list() {
    return register.directory().customers().stream()
        .filter(c -> !c.merged())
        .sorted(Comparator.comparing(Customer::key))
        .toList();
  }

  @Override
  public Optional<Customer> find(String reference) {
    return register.directory().find(reference);
  }

  @Override
  public Entered add(Map<String, List<String>> said) {
    Listed listed = sound(lists.typed("customers add", said)).getFirst();
    Customer fresh = listed.customer();
    if (fresh.domains().isEmpty() && fresh.addresses().isEmpty()) {
      throw new IllegalArgumentException(
          "A customer needs a --domain or an --address to be known by.");
    }
    find(fresh.key())
        .ifPresent(
            there -> {
              throw new IllegalArgumentException(
                  "There is already "
                      + there.name()
                      + " ("
                      + there.key()
                      + "); correct it with --replace "
                      + there.key());
            });
    return entered(fresh);
  }

  @Override
  public Entered correct(String reference, Map<String, List<String>> said) {
    Customer known = required(reference);
    Customer corrected = sound(lists.typed("customers add", said)).getFirst().over(known);
    return entered(
        new Customer(
            corrected.key(),
            corrected.code(),
            corrected.name(),
            corrected.shortName(),
            corrected.country(),
            both(known.domains(), corrected.domains()),
            both(known.addresses(), corrected.addresses()),
            corrected.learned(),
            corrected.grade(),
            corrected.owner(),
            corrected.provisional(),
            corrected.details(),
            corrected.mergedInto()));
  }

  private static Set<String> both(Set<String> old, Set<String> more) {
    Set<String> both = new TreeSet<>(old);
    both.addAll(more);
    return both;
  }

  private Entered entered(Customer customer) {
    register.change(List.of(customer), true);
    return new Entered(find(customer.key()).orElse(customer), clashes(Set.of(customer.key())));
  }

  /** What of these customers others claim too, in words. */
  private List<String> clashes(Set<String> keys) {
    return register.directory().clashes().stream()
        .filter(c -> keys.contains(c.winner()) || c.others().stream().anyMatch(keys::contains))
        .map(
            c ->
                c.what()
                    + " is claimed by "
                    + c.winner()
                    + " and "
                    + String.join(", ", c.others())
                    + "; it counts for "
                    + c.winner()
                    + ".")
        .toList();
  }

  private static List<Listed> sound(CustomerLists.Reading reading) {
    if (!reading.problems().isEmpty()) {
      throw new IllegalArgumentException(
          String.join("\n", reading.problems().stream().map(Object::toString).toList()));
    }
    return reading.listed();
  }

  @Override
  public Imported importFrom(Path file) throws IOException {
    Map<String, Customer> before = new HashMap<>();
    register.directory().customers().forEach(c -> before.put(c.key(), c));
    int added = 0;
    List<Customer> changed = new ArrayList<>();
    for (Listed listed : sound(lists.read(file))) {
      Customer known = before.get(listed.customer().key());
      Customer now = known == null ? listed.customer() : listed.over(known);
      added += known == null ? 1 : 0;
      if (!now.equals(known)) {
        changed.add(now);
      }
    }
    register.change(changed, true);
    return new Imported(
        added,
        changed.size() - added,
        clashes(changed.stream().map(Customer::key).collect(Collectors.toSet())));
  }

  @Override
  public void exportTo(Path file) throws IOException {
    CustomerLists.write(file, list());
  }

  @Override
  public Customer merge(String from, String into) {
    Customer part = required(from);
    Customer whole = required(into);
    if (part.key().equals(whole.key())) {
      throw new IllegalArgumentException(from + " and " + into + " are the same customer already.");
    }
    register.change(
        List.of(
            new Customer(
                part.key(),
                part.code(),
                part.name(),
                part.shortName(),
                part.country(),
                part.domains(),
                part.addresses(),
                part.learned(),
                part.grade(),
                part.owner(),
                part.provisional(),
                part.details(),
                whole.key())),
        true);
    return required(into);
  }

  @Override
  public int handOver(String from, String to, List<String> customers) {
    List<Customer> handed =
        (customers.isEmpty() ? list() : customers.stream().map(this::required).toList())
            .stream()
                .filter(c -> c.owner().equalsIgnoreCase(from))
                .map(c -> withOwner(c, to))
                .toList();
    register.change(handed, true);
    return handed.size();
  }

  private static Customer withOwner(Customer c, String owner) {
    return new Customer(
        c.key(),
        c.code(),
        c.name(),
        c.shortName(),
        c.country(),
        c.domains(),
        c.addresses(),
        c.learned(),
        c.grade(),
        owner,
        c.provisional(),
        c.details(),
        c.mergedInto());
  }

  private Customer required(String reference) {
    return find(reference)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no customer "
                        + reference
                        + "; 'tradepost customers list' shows all."));
  }
}
