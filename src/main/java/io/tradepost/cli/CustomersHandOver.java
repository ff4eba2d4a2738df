package io.tradepost.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "hand-over",
    description = "Gives a salesperson's customers, or those named, to a colleague.",
    footer = {"", "Exit status 1 where there was none to give."})
final class CustomersHandOver extends Answering {
  @Option(names = "--from", paramLabel = "NAME", required = true, description = "who has them now")
  private String from = "";

  @Option(names = "--to", paramLabel = "NAME", required = true, description = "who gets them")
  private String to = "";

  @Parameters(
      paramLabel = "CUSTOMER",
      arity = "0..*",
      description = "key, code or short name (default: all)")
  private List<String> customers = List.of();

  CustomersHandOver(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        true,
        office -> {
          List<String> keys =
              customers.stream().map(c -> CustomersCommand.find(office, c).key()).toList();
          int given = office.customers().handOver(from, to, keys);
          if (json()) {
            desk.json(office.zone(), d -> d.field("handedOver", given));
          } else {
            desk.line(given + (given == 1 ? " customer" : " customers") + " now with " + to + ".");
          }
          return given == 0 ? ExitStatus.NO : ExitStatus.DONE;
        });
  }
}
