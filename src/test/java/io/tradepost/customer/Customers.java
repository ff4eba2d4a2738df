package io.tradepost.customer;

import java.util.Map;
import java.util.Set;

/** Customers for tests. */
final class Customers {
  private Customers() {}

  static Customer named(String key, Set<String> domains, Set<String> addresses) {
    return new Customer(
        key,
        key.startsWith("new-") ? "" : key,
        key + " Ltd",
        "short " + key,
        new Country("ES"),
        domains,
        addresses,
        Set.of(),
        Grade.B,
        "Britty",
        false,
        Map.of(),
        "");
  }

  static Customer provisional(Customer c) {
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
        c.owner(),
        true,
        c.details(),
        c.mergedInto());
  }

  static Customer learned(Customer c, String... addresses) {
    return new Customer(
        c.key(),
        c.code(),
        c.name(),
        c.shortName(),
        c.country(),
        c.domains(),
        c.addresses(),
        Set.of(addresses),
        c.grade(),
        c.owner(),
        c.provisional(),
        c.details(),
        c.mergedInto());
  }

  static Customer merged(Customer c, String into) {
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
        c.owner(),
        c.provisional(),
        c.details(),
        into);
  }
}
