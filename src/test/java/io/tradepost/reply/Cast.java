package io.tradepost.reply;

import io.tradepost.customer.Country;
import io.tradepost.customer.Customer;
import io.tradepost.customer.CustomerDirectory;
import io.tradepost.customer.Freemail;
import io.tradepost.customer.Grade;
import io.tradepost.letter.Address;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who writes in the told conversations. */
final class Cast {
  /** Britty, Amy and Carol have watched mailboxes; Tom and Lin are colleagues without one. */
  static final Map<String, String> STAFF =
      Map.of(
          "Britty", "britty@hotwell.example",
          "Amy", "amy@hotwell.example",
          "Carol", "carol@hotwell.example");

  /** All who have an address. */
  static final Map<String, String> ADDRESSES =
      Map.ofEntries(
          Map.entry("Britty", "britty@hotwell.example"),
          Map.entry("Amy", "amy@hotwell.example"),
          Map.entry("Carol", "carol@hotwell.example"),
          Map.entry("Tom", "tom@hotwell.example"),
          Map.entry("Lin", "lin@hotwell.example"),
          Map.entry("Sales", "sales@hotwell.example"),
          Map.entry("Anna", "anna@nevir-demo.es"),
          Map.entry("Pedro", "pedro@nevir-demo.es"),
          Map.entry("Anna-at-home", "anna.ruiz@gmail.com"),
          Map.entry("Bob", "bob@bigco-demo.com"),
          Map.entry("Carl", "carl@bigco-demo.com"),
          Map.entry("Dieter", "dieter@weber-demo.de"),
          Map.entry("Yuki", "yuki@tanaka-demo.jp"),
          Map.entry("Freight", "kurt@forwarder-demo.net"),
          Map.entry("Machine", "no-reply@nevir-demo.es"),
          Map.entry("Mailer", "MAILER-DAEMON@mx.nevir-demo.es"),
          Map.entry("Hidden", ""));

  static final CustomerDirectory CUSTOMERS =
      CustomerDirectory.of(
          List.of(
              customer("ES-001", "NEVIR", "nevir-demo.es", "anna.ruiz@gmail.com", "Britty"),
              customer("US-001", "BIGCO", "bigco-demo.com", "", "Amy"),
              customer("DE-001", "WEBER", "weber-demo.de", "", ""),
              customer("JP-001", "TANAKA", "tanaka-demo.jp", "", "")),
          new Freemail(Set.of("gmail.com")));

  static final Freemail FREEMAIL = new Freemail(Set.of("gmail.com"));

  private Cast() {}

  static boolean ours(Address address) {
    return address.domain().equals("hotwell.example");
  }

  static String address(String name) {
    String address = ADDRESSES.get(name);
    if (address == null) {
      throw new IllegalArgumentException("nobody is called " + name);
    }
    return address;
  }

  private static Customer customer(
      String key, String name, String domain, String address, String owner) {
    return new Customer(
        key,
        key,
        name,
        name,
        new Country(key.substring(0, 2)),
        Set.of(domain),
        address.isEmpty() ? Set.of() : Set.of(address),
        Set.of(),
        Grade.B,
        owner,
        false,
        Map.of(),
        "");
  }
}
