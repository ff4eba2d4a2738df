package io.tradepost.customer;

import io.tradepost.customer.CustomerLists.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Turns rows as written into customers, and collects everything that is wrong with them. */
final class CustomerRows {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;]{1,64}@([^\\s@<>,;]{1,253})");
  private static final Set<String> YES = Set.of("yes", "true", "y", "1", "x", "是");
  private static final Set<String> NO = Set.of("", "no", "false", "n", "0", "否");

  private final String file;
  private final Countries countries;
  private final Freemail freemail;
  private final Domains domains;
  private final Predicate<String> ours;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param ours whether a domain is the company's own
   */
  CustomerRows(
      String file,
      Countries countries,
      Freemail freemail,
      Domains domains,
      Predicate<String> ours) {
    this.file = file;
    this.ours = ours;
    this.countries = countries;
    this.freemail = freemail;
    this.domains = domains;
  }

  List<Problem> problems() {
    return problems;
  }

  /** One for each row that could be read; look at {@link #problems()} before using any. */
  List<Listed> customers(List<CustomerRow> rows) {
    Set<String> keys = givenKeys(rows);
    List<Listed> customers = new ArrayList<>();
    for (CustomerRow row : rows) {
      String name = row.one(Column.NAME);
      if (name.isEmpty()) {
        problem(row, Column.NAME, "nothing", "the company's name in full");
        continue;
      }
      customers.add(new Listed(customer(row, name, keys), row.said()));
    }
    return customers;
  }

  private Customer customer(CustomerRow row, String name, Set<String> keys) {
    String code = code(row);
    String shortName = row.one(Column.SHORT).isEmpty() ? ShortName.of(name) : row.one(Column.SHORT);
    String key = row.one(Column.KEY).isEmpty() ? code : row.one(Column.KEY);
    if (key.isEmpty()) {
      key = Slug.unique(newKey(shortName, row), keys::contains);
      keys.add(key);
    }
    return new Customer(
        key,
        code,
        name,
        shortName,
        country(row, code),
        domains(row),
        addresses(row, Column.ADDRESSES),
        addresses(row, Column.LEARNED),
        grade(row),
        row.one(Column.OWNER),
        provisional(row),
        details(row),
        mergedInto(row, key));
  }

  /** For a list without keys the same key comes out at each reading. */
  private static String newKey(String shortName, CustomerRow row) {
    String slug = Slug.of(shortName);
    for (Column column : List.of(Column.DOMAINS, Column.ADDRESSES)) {
      slug = slug.isEmpty() ? Slug.of(row.one(column)) : slug;
    }
    return "new-" + (slug.isEmpty() ? "customer" : slug);
  }

  private Set<String> givenKeys(List<CustomerRow> rows) {
    Set<String> keys = new HashSet<>();
    Map<String, Integer> codes = new HashMap<>();
    for (CustomerRow row : rows) {
      String code = CustomerCode.parse(row.one(Column.CODE)).map(CustomerCode::format).orElse("");
      Integer before = code.isEmpty() ? null : codes.putIfAbsent(code, row.line());
      if (before != null) {
        problem(
            row, Column.CODE, quoted(code), "each number once; it is in line " + before + " too");
      }
      String key = row.one(Column.KEY);
      if (!key.isEmpty() && !KEY.matcher(key).matches()) {
        problem(row, Column.KEY, quoted(key), "letters, digits, dots and hyphens, at most 64");
      }
      key = key.isEmpty() ? code : key;
      if (!key.isEmpty() && !keys.add(key) && before == null) {
        problem(row, Column.KEY, quoted(key), "each key once");
      }
    }
    return keys;
  }

  private String code(CustomerRow row) {
    String text = row.one(Column.CODE);
    Optional<CustomerCode> code = CustomerCode.parse(text);
    if (!text.isEmpty() && code.isEmpty()) {
      problem(row, Column.CODE, quoted(text), "two letters, a hyphen and a serial: ES-001");
    }
    return code.map(CustomerCode::format).orElse("");
  }

  /** By code or name; where nothing stands, by the number, if its letters are a country's. */
  private Country country(CustomerRow row, String code) {
    String text = row.one(Column.COUNTRY);
    if (text.isEmpty()) {
      return CustomerCode.parse(code)
          .flatMap(number -> countries.byCode(number.country()))
          .orElse(Country.UNKNOWN);
    }
    if (text.equalsIgnoreCase(Country.UNKNOWN.code())
        || text.equalsIgnoreCase(Country.UNKNOWN.label())) {
      return Country.UNKNOWN;
    }
    Optional<Country> country = countries.byCode(text).or(() -> countries.byName(text));
    if (country.isEmpty()) {
      problem(
          row,
          Column.COUNTRY,
          quoted(text),
          "an ISO 3166-1 code (ES), a name of rules/countries.yaml, or ZZ for unknown");
    }
    return country.orElse(Country.UNKNOWN);
  }

  private Set<String> domains(CustomerRow row) {
    Set<String> valid = new TreeSet<>();
    for (String text : row.many(Column.DOMAINS)) {
      Optional<String> domain = Domains.ascii(text);
      if (domain.isEmpty() || !domain.get().contains(".")) {
        problem(row, Column.DOMAINS, quoted(text), "a domain name: nevir-demo.es");
      } else if (freemail.contains(text)) {
        problem(
            row,
            Column.DOMAINS,
            quoted(text) + ", which many people share (rules/freemail.yaml)",
            "the company's own domain; put the whole address under addresses");
      } else if (domains.isPublicSuffix(text)) {
        problem(
            row,
            Column.DOMAINS,
            quoted(text) + ", below which anybody can register",
            "the company's own domain: nevir-demo." + text);
      } else if (ours.test(text)) {
        problem(row, Column.DOMAINS, quoted(text) + ", which is our own", "the customer's domain");
      } else {
        valid.add(domain.get());
      }
    }
    return valid;
  }

  private Set<String> addresses(CustomerRow row, Column column) {
    Set<String> valid = new TreeSet<>();
    for (String text : row.many(column)) {
      var matcher = ADDRESS.matcher(text);
      if (matcher.matches() && Domains.ascii(matcher.group(1)).isPresent()) {
        valid.add(text.toLowerCase(Locale.ROOT));
      } else {
        problem(row, column, quoted(text), "a whole address: anna@nevir-demo.es");
      }
    }
    return valid;
  }

  private Grade grade(CustomerRow row) {
    String text = row.one(Column.GRADE);
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "A" -> Grade.A;
      case "B" -> Grade.B;
      case "C" -> Grade.C;
      case "D", "" -> Grade.D;
      default -> {
        problem(row, Column.GRADE, quoted(text), "A, B, C, D");
        yield Grade.D;
      }
    };
  }

  private boolean provisional(CustomerRow row) {
    String text = row.one(Column.PROVISIONAL).toLowerCase(Locale.ROOT);
    if (!YES.contains(text) && !NO.contains(text)) {
      problem(row, Column.PROVISIONAL, quoted(text), "yes, no");
    }
    return YES.contains(text);
  }

  private static Map<String, String> details(CustomerRow row) {
    Map<String, String> details = new TreeMap<>();
    for (Column column : Column.values()) {
      String value = row.one(column);
      if (!value.isEmpty()) {
        column.detail().ifPresent(name -> details.put(name, value));
      }
    }
    return details;
  }

  private String mergedInto(CustomerRow row, String key) {
    String other = row.one(Column.MERGED_INTO);
    if (!other.isEmpty() && other.equals(key)) {
      problem(row, Column.MERGED_INTO, quoted(other), "the key of another customer");
    }
    return other;
  }

  private void problem(CustomerRow row, Column column, String found, String allowed) {
    problems.add(new Problem(file, row.lineOf(column), column.label(), found, allowed));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
