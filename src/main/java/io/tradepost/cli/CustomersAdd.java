package io.tradepost.cli;

import io.tradepost.agent.Office.Entered;
import io.tradepost.customer.Grade;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "add",
    description = "Enters a customer, or with --replace corrects one.",
    footer = {"", "Letters filed earlier follow with: tradepost plan --refile, once --refile"})
final class CustomersAdd extends Answering {
  @Parameters(paramLabel = "NAME", description = "the company's name in full")
  private String name = "";

  @Option(names = "--code", paramLabel = "AA-BBB", description = "its number, such as ES-001")
  private String code = "";

  @Option(
      names = "--short",
      paramLabel = "NAME",
      description = "the folder's name (default: the name without its legal form)")
  private String shortName = "";

  @Option(names = "--country", paramLabel = "CC", description = "ISO 3166-1 alpha-2, such as ES")
  private String country = "";

  @Option(names = "--domain", paramLabel = "DOMAIN", description = "may be given several times")
  private List<String> domains = List.of();

  @Option(names = "--address", paramLabel = "ADDRESS", description = "may be given several times")
  private List<String> addresses = List.of();

  @Option(names = "--grade", paramLabel = "A|B|C|D", description = "how close a customer is")
  private @Nullable Grade grade;

  @Option(names = "--owner", paramLabel = "NAME", description = "the salesperson")
  private String owner = "";

  @Option(
      names = "--detail",
      paramLabel = "NAME=VALUE",
      description = "contact, phone, address, homePage …; may be given several times")
  private Map<String, String> details = Map.of();

  @Option(
      names = "--replace",
      paramLabel = "CUSTOMER",
      description = "the customer to correct: what is not given stays")
  private String replace = "";

  CustomersAdd(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        true,
        office -> {
          Entered entered =
              replace.isEmpty()
                  ? office.customers().add(said())
                  : office.customers().correct(replace, said());
          if (json()) {
            desk.json(office.zone(), d -> Documents.customer(d, entered.customer()));
          } else {
            CustomersShow.print(desk, entered.customer());
          }
          entered.remarks().forEach(remark -> desk.say("note: " + remark));
          return ExitStatus.DONE;
        });
  }

  /** By the names of a customer list's columns. */
  private Map<String, List<String>> said() {
    Map<String, List<String>> said = new LinkedHashMap<>();
    details.forEach((detail, value) -> said.put(detail, List.of(value)));
    said.put("name", List.of(name));
    put(said, "code", code);
    put(said, "short", shortName);
    put(said, "country", country);
    put(said, "owner", owner);
    put(said, "grade", grade == null ? "" : grade.name());
    if (!domains.isEmpty()) {
      said.put("domains", domains);
    }
    if (!addresses.isEmpty()) {
      said.put("addresses", addresses);
    }
    return said;
  }

  private static void put(Map<String, List<String>> said, String column, String value) {
    if (!value.isEmpty()) {
      said.put(column, List.of(value));
    }
  }
}
