package io.tradepost.cli;

import io.tradepost.agent.Office;
import io.tradepost.customer.Country;
import io.tradepost.customer.Customer;
import io.tradepost.customer.Grade;
import io.tradepost.customer.ShortName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
          Customer entered =
              office.customers().add(replace.isEmpty() ? fresh(office) : corrected(office));
          if (json()) {
            desk.json(office.zone(), d -> Documents.customer(d, entered));
          } else {
            CustomersShow.print(desk, entered);
          }
          return ExitStatus.DONE;
        });
  }

  private Customer fresh(Office office) {
    if (domains.isEmpty() && addresses.isEmpty()) {
      throw new WrongUse("a customer needs a --domain or an --address to be known by");
    }
    String folder = shortName.isEmpty() ? ShortName.of(name) : shortName;
    String key = code.isEmpty() ? "new-" + folder.toLowerCase(Locale.ROOT) : code;
    office
        .customers()
        .find(key)
        .ifPresent(
            c -> {
              throw new WrongUse(
                  "there is already " + c.name() + " (" + c.key() + "); correct it with --replace");
            });
    return new Customer(
        key,
        code,
        name,
        folder,
        country.isEmpty() ? Country.UNKNOWN : country(),
        Set.copyOf(domains),
        Set.copyOf(addresses),
        Set.of(),
        grade == null ? Grade.D : grade,
        owner,
        false,
        details,
        "");
  }

  private Customer corrected(Office office) {
    Customer old = CustomersCommand.find(office, replace);
    Map<String, String> all = new java.util.HashMap<>(old.details());
    all.putAll(details);
    return new Customer(
        old.key(),
        code.isEmpty() ? old.code() : code,
        name,
        shortName.isEmpty() ? old.shortName() : shortName,
        country.isEmpty() ? old.country() : country(),
        both(old.domains(), domains),
        both(old.addresses(), addresses),
        old.learned(),
        grade == null ? old.grade() : grade,
        owner.isEmpty() ? old.owner() : owner,
        false,
        all,
        old.mergedInto());
  }

  private Country country() {
    String upper = country.toUpperCase(Locale.ROOT);
    if (!Set.of(Locale.getISOCountries()).contains(upper)) {
      throw new WrongUse("--country takes an ISO 3166-1 alpha-2 code such as ES, not " + country);
    }
    return new Country(upper);
  }

  private static Set<String> both(Set<String> old, List<String> more) {
    Set<String> both = new TreeSet<>(old);
    both.addAll(more);
    return both;
  }
}
