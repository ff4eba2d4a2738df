package io.tradepost.cli;

import io.tradepost.customer.Customer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "merge",
    description = "Makes one customer part of another.",
    footer = {"", "Letters filed earlier follow with: tradepost plan --refile, once --refile"})
final class CustomersMerge extends Answering {
  @Parameters(index = "0", paramLabel = "CUSTOMER", description = "key, code or short name")
  private String from = "";

  @Parameters(index = "1", paramLabel = "INTO", description = "the customer that remains")
  private String into = "";

  CustomersMerge(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        true,
        office -> {
          Customer one = CustomersCommand.find(office, from);
          Customer other = CustomersCommand.find(office, into);
          if (one.key().equals(other.key())) {
            throw new WrongUse(from + " and " + into + " are the same customer");
          }
          Customer merged = office.customers().merge(one.key(), other.key());
          if (json()) {
            desk.json(office.zone(), d -> Documents.customer(d, merged));
          } else {
            CustomersShow.print(desk, merged);
          }
          return ExitStatus.DONE;
        });
  }
}
