package io.tradepost.cli;

import io.tradepost.cli.terminal.Table;
import io.tradepost.cli.terminal.Table.Cell;
import io.tradepost.cli.terminal.Table.Column;
import io.tradepost.customer.Customer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "list", description = "All customers, or those in whom a word occurs.")
final class CustomersList extends Answering {
  @Parameters(paramLabel = "WORD", arity = "0..1", description = "part of a name, domain, owner …")
  private String word = "";

  @Option(
      names = "--provisional",
      description = "only those that an inquiry brought in and nobody has confirmed")
  private boolean provisional;

  CustomersList(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        false,
        office -> {
          List<Customer> found = office.customers().list().stream().filter(this::wanted).toList();
          if (json()) {
            desk.json(
                office.zone(),
                d ->
                    d.field("total", found.size())
                        .array("customers", first(found), Documents::customer));
          } else if (found.isEmpty()) {
            desk.say("No customer found.");
          } else {
            print(first(found));
          }
          return found.isEmpty() ? ExitStatus.NO : ExitStatus.DONE;
        });
  }

  private boolean wanted(Customer customer) {
    if (provisional && !customer.provisional()) {
      return false;
    }
    String sought = word.toLowerCase(Locale.ROOT);
    return Stream.of(
            Stream.of(
                customer.key(),
                customer.code(),
                customer.name(),
                customer.shortName(),
                customer.country().label(),
                customer.owner()),
            customer.domains().stream(),
            customer.addresses().stream(),
            customer.learned().stream())
        .flatMap(s -> s)
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(sought));
  }

  private void print(List<Customer> customers) {
    Table table =
        new Table(
            Column.fixed("KEY"),
            Column.fixed("COUNTRY"),
            Column.flexible("SHORT", 10),
            Column.flexible("NAME", 14),
            Column.fixed("GRADE"),
            Column.flexible("OWNER", 8),
            Column.flexible("KNOWN BY", 14));
    for (Customer c : customers) {
      String knownBy =
          String.join(
              " ",
              Stream.of(c.domains(), c.addresses(), c.learned()).flatMap(s -> s.stream()).toList());
      table.row(
          List.of(
              new Cell(c.key(), c.provisional() ? desk.palette()::faint : desk.palette()::accent),
              Cell.of(c.country().label()),
              Cell.of(c.shortName()),
              Cell.of(c.name()),
              Cell.of(c.grade().name()),
              Cell.of(c.owner()),
              Cell.of(knownBy)),
          null);
    }
    table.print(desk.terminal());
  }
}
