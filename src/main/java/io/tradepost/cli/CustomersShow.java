package io.tradepost.cli;

import io.tradepost.cli.terminal.TextWidth;
import io.tradepost.customer.Customer;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Everything that is known of one customer.")
final class CustomersShow extends Answering {
  private static final int NAMES = 16;

  @Parameters(paramLabel = "CUSTOMER", description = "key, code or short name")
  private String reference = "";

  CustomersShow(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        false,
        office -> {
          Optional<Customer> customer = office.customers().find(reference);
          if (customer.isEmpty()) {
            desk.say("No customer has the key, code or short name " + reference + ".");
            return ExitStatus.NO;
          }
          if (json()) {
            desk.json(office.zone(), d -> Documents.customer(d, customer.get()));
          } else {
            print(desk, customer.get());
          }
          return ExitStatus.DONE;
        });
  }

  static void print(Desk desk, Customer customer) {
    field(desk, "key", customer.key());
    field(desk, "code", customer.code());
    field(desk, "name", customer.name());
    field(desk, "short", customer.shortName());
    field(desk, "country", customer.country().label());
    field(desk, "grade", customer.grade().name());
    field(desk, "owner", customer.owner());
    field(desk, "domains", String.join(", ", customer.domains()));
    field(desk, "addresses", String.join(", ", customer.addresses()));
    field(desk, "learned", String.join(", ", customer.learned()));
    field(desk, "provisional", customer.provisional() ? "yes, from an inquiry" : "");
    field(desk, "merged into", customer.mergedInto());
    new TreeMap<>(customer.details()).forEach((name, value) -> field(desk, name, value));
  }

  private static void field(Desk desk, String name, String value) {
    if (!value.isEmpty()) {
      desk.wrapped(TextWidth.pad(name + ":", NAMES, false), value);
    }
  }
}
