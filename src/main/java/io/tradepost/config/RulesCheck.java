package io.tradepost.config;

import io.tradepost.config.Rules.CompanyRule;
import io.tradepost.config.Rules.CountryEntry;
import io.tradepost.config.Rules.CustomerEntry;
import io.tradepost.config.Rules.Phrase;
import io.tradepost.config.Rules.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether rules, customers and settings go together. */
final class RulesCheck {
  private final Problems problems;
  private final Settings settings;
  private final String settingsFile;
  private final Set<String> furtherCustomers;
  private final Set<String> freemail = new HashSet<>();

  RulesCheck(
      Problems problems, Settings settings, String settingsFile, Set<String> furtherCustomers) {
    this.problems = problems;
    this.settings = settings;
    this.settingsFile = settingsFile;
    this.furtherCustomers = furtherCustomers;
  }

  void check(Rules rules) {
    rules.freemail().stream().map(Phrase::text).forEach(freemail::add);
    settings.company().domains().stream().filter(this::isShared).forEach(this::sharedCompany);
    customers(rules.customers());
    rules(rules);
    countries(rules.countries());
    holidays(rules.holidays());
  }

  private void holidays(List<Rules.Holidays> lists) {
    Set<String> names = new TreeSet<>();
    lists.forEach(list -> names.add(list.name()));
    for (Settings.Calendar calendar : settings.calendars()) {
      listed(calendar.holidays(), names, calendar.where(), "calendars.holidays");
    }
    listed(settings.reply().holidays(), names, Where.whole(settingsFile), "reply.holidays");
  }

  private void listed(List<String> holidays, Set<String> names, Where where, String key) {
    for (String name : holidays) {
      if (!names.contains(name)) {
        problems.error(
            where,
            key,
            "found "
                + Words.quoted(name)
                + ", allowed is the name of a file in the rules' folder holidays"
                + (names.isEmpty() ? ", where there is none" : ": " + String.join(", ", names)));
      }
    }
  }

  private void sharedCompany(String domain) {
    problems.error(
        Where.whole(settingsFile),
        "company.domains",
        domain
            + " is a domain that many people share (freemail), so that all their letters would"
            + " count as ours; take it away, the addresses of the mailboxes are ours anyway");
  }

  private void customers(List<CustomerEntry> customers) {
    Map<String, CustomerEntry> codes = new HashMap<>();
    Map<String, CustomerEntry> addresses = new HashMap<>();
    Map<String, CustomerEntry> domains = new HashMap<>();
    for (CustomerEntry customer : customers) {
      CustomerEntry earlier =
          customer.code().isEmpty() ? null : codes.putIfAbsent(customer.code(), customer);
      if (earlier != null) {
        error(
            customer,
            "code",
            customer.code()
                + " is the number of "
                + earlier.name()
                + " ("
                + earlier.where()
                + ") already");
      }
      for (String domain : customer.domains()) {
        domain(customer, domain, domains);
      }
      for (String address : customer.addresses()) {
        CustomerEntry other = addresses.putIfAbsent(address, customer);
        if (other != null && !other.equals(customer)) {
          error(customer, "addresses", address + " belongs to " + called(other) + " already");
        }
      }
      owner(customer);
    }
  }

  private void domain(CustomerEntry customer, String domain, Map<String, CustomerEntry> domains) {
    if (isShared(domain)) {
      error(
          customer,
          "domains",
          domain
              + " is a domain that many people share (freemail); list this customer's own addresses"
              + " under addresses");
    }
    if (settings.company().domains().contains(domain)) {
      error(customer, "domains", domain + " is our own (company.domains); take it away");
    }
    CustomerEntry other = domains.putIfAbsent(domain, customer);
    if (other != null && !other.equals(customer)) {
      error(
          customer,
          "domains",
          domain
              + " belongs to "
              + called(other)
              + " already; tell the two apart by addresses, or by subdomains");
    }
  }

  private void owner(CustomerEntry customer) {
    if (!customer.owner().isEmpty() && settings.mailbox(customer.owner()).isEmpty()) {
      problems.warning(
          customer.where(),
          "customers.owner",
          Words.quoted(customer.owner()) + " is no mailbox of tradepost.yaml");
    }
  }

  private void rules(Rules rules) {
    Set<String> known = new HashSet<>();
    furtherCustomers.forEach(c -> known.add(fold(c)));
    for (CustomerEntry customer : rules.customers()) {
      known.add(fold(customer.code()));
      known.add(fold(customer.shortName()));
      known.add(fold(customer.name()));
    }
    for (CompanyRule rule : rules.rules()) {
      if (rule.file() instanceof Target.ToCustomer(String reference)
          && !known.contains(fold(reference))) {
        problems.error(
            rule.where(),
            "rules.file.customer",
            "found "
                + Words.quoted(reference)
                + ", allowed is a customer of the customer file; "
                + Words.nearest(reference, known)
                    .map(near -> Kind.meant(near.toUpperCase(Locale.ROOT)))
                    .orElse("enter the customer first, or correct the number"));
      }
    }
  }

  private void countries(List<CountryEntry> countries) {
    Map<String, CountryEntry> codes = new HashMap<>();
    for (CountryEntry country : countries) {
      CountryEntry earlier = codes.putIfAbsent(country.code(), country);
      if (earlier != null) {
        problems.error(
            country.where(),
            "countries.code",
            country.code() + " stands in " + earlier.where() + " already; put the names together");
      }
    }
  }

  /** Whether the list of shared domains has it, or has it with a star for its country. */
  private boolean isShared(String domain) {
    int dot = domain.indexOf('.');
    String ending = domain.substring(dot + 1);
    boolean national = ending.matches("(com|net|org)|((com?|net?|org?)\\.)?[a-z]{2}");
    return freemail.contains(domain)
        || (national && freemail.contains(domain.substring(0, dot) + ".*"));
  }

  private void error(CustomerEntry customer, String key, String message) {
    problems.error(customer.where(), "customers." + key, message);
  }

  private static String called(CustomerEntry customer) {
    String name = customer.code().isEmpty() ? customer.name() : customer.code();
    return name + " (" + customer.where() + ")";
  }

  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
