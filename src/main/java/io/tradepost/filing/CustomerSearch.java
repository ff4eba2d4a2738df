package io.tradepost.filing;

import io.tradepost.customer.Customer;
import io.tradepost.customer.CustomerDirectory;
import io.tradepost.letter.Address;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds customers for a letter, each with the reason. */
final class CustomerSearch {
  /** A customer and the reason. */
  record Found(Customer customer, Reason reason, Address address) {}

  private final CustomerDirectory directory;

  CustomerSearch(CustomerDirectory directory) {
    this.directory = directory;
  }

  Optional<Found> byAddress(Address address) {
    return directory
        .match(address)
        .map(
            match -> {
              Customer customer = match.customer();
              Ground ground =
                  switch (match.how()) {
                    case ADDRESS -> Ground.CUSTOMER_ADDRESS;
                    case LEARNED -> Ground.CUSTOMER_LEARNED;
                    case DOMAIN -> Ground.CUSTOMER_DOMAIN;
                  };
              Reason reason = ground.because(match.what(), customer.name(), customer.key());
              return new Found(customer, reason, address);
            });
  }

  /** The customer whom the file lists by the whole address, and not by its domain. */
  Optional<Found> byWholeAddress(Address address) {
    return directory
        .match(address)
        .filter(m -> m.how() != CustomerDirectory.How.DOMAIN)
        .flatMap(m -> byAddress(address));
  }

  /** The buyer by address, else by the company's name as written. */
  Optional<Found> byBuyer(Buyer buyer) {
    Optional<Found> byAddress = buyer.hasAddress() ? byAddress(buyer.address()) : Optional.empty();
    return byAddress.or(
        () ->
            Optional.of(buyer.company())
                .filter(company -> !company.isBlank())
                .flatMap(directory::find)
                .map(c -> byName(c, buyer)));
  }

  private static Found byName(Customer customer, Buyer buyer) {
    Reason reason = Ground.CUSTOMER_NAME.because(buyer.company(), customer.name(), customer.key());
    return new Found(customer, reason, buyer.address());
  }

  /** Every customer among the addresses, once, in the order of the addresses. */
  Collection<Found> among(Collection<Address> addresses) {
    Map<String, Found> found = new LinkedHashMap<>();
    for (Address address : addresses) {
      byAddress(address).ifPresent(f -> found.putIfAbsent(f.customer().key(), f));
    }
    return found.values();
  }
}
