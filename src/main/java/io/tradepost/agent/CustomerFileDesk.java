package io.tradepost.agent;

import io.tradepost.agent.Office.CustomerDesk;
import io.tradepost.agent.Office.Imported;
import io.tradepost.customer.Customer;
import io.tradepost.customer.CustomerDirectory;
import io.tradepost.customer.CustomerLists;
import io.tradepost.round.Register;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
  public Customer add(Customer customer) {
    register.change(List.of(customer), true);
    return find(customer.key()).orElse(customer);
  }

  @Override
  public Imported importFrom(Path file) throws IOException {
    CustomerDirectory directory = register.directory();
    int added = 0;
    List<Customer> changed = new ArrayList<>();
    CustomerLists.Reading reading = lists.read(file);
    if (!reading.problems().isEmpty()) {
      throw new IllegalArgumentException(
          String.join("\n", reading.problems().stream().map(Object::toString).toList()));
    }
    for (Customer customer : reading.customers()) {
      Optional<Customer> known =
          directory.customers().stream().filter(c -> c.key().equals(customer.key())).findFirst();
      if (known.isEmpty()) {
        added++;
        changed.add(customer);
      } else if (!known.get().equals(customer)) {
        changed.add(withLearned(customer, known.get()));
      }
    }
    register.change(changed, true);
    return new Imported(added, changed.size() - added);
  }

  /** A list does not know what people's moves taught. */
  private static Customer withLearned(Customer read, Customer known) {
    return new Customer(
        read.key(),
        read.code(),
        read.name(),
        read.shortName(),
        read.country(),
        read.domains(),
        read.addresses(),
        known.learned(),
        read.grade(),
        read.owner(),
        read.provisional(),
        read.details(),
        read.mergedInto());
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
