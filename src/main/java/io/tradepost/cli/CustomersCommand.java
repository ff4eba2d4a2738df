package io.tradepost.cli;

import io.tradepost.agent.Office;
import io.tradepost.customer.Customer;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The customer file's commands; each has a class of its own. */
@Command(
    name = "customers",
    description = "The customer file: who buys from us, and by which addresses we know them.",
    synopsisSubcommandLabel = "COMMAND")
final class CustomersCommand extends CommandGroup {
  private CustomersCommand() {}

  /**
   * The command with all of its own.
   *
   * @param before the options given before the word {@code customers}
   */
  static CommandLine of(Desk desk, Output before) {
    CustomersCommand customers = new CustomersCommand();
    Output said = customers.inheriting(before);
    return new CommandLine(customers)
        .addSubcommand(new CustomersList(desk, said))
        .addSubcommand(new CustomersShow(desk, said))
        .addSubcommand(new CustomersAdd(desk, said))
        .addSubcommand(new CustomersImport(desk, said))
        .addSubcommand(new CustomersExport(desk, said))
        .addSubcommand(new CustomersMerge(desk, said))
        .addSubcommand(new CustomersHandOver(desk, said));
  }

  /** The customer that a reference names. */
  static Customer find(Office office, String reference) {
    return office
        .customers()
        .find(reference)
        .orElseThrow(
            () ->
                new WrongUse(
                    "no customer has the key, code or short name "
                        + reference
                        + "; tradepost customers list names them"));
  }
}
