package io.tradepost.config;

import io.tradepost.config.Rules.AssistantRule;
import io.tradepost.config.Rules.AutoReplies;
import io.tradepost.config.Rules.CompanyRule;
import io.tradepost.config.Rules.Conditions;
import io.tradepost.config.Rules.CountryEntry;
import io.tradepost.config.Rules.CustomerEntry;
import io.tradepost.config.Rules.Holidays;
import io.tradepost.config.Rules.OrderNumber;
import io.tradepost.config.Rules.Phrase;
import io.tradepost.config.Rules.PlatformEntry;
import io.tradepost.config.Rules.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rule files one after the other; each method reads one of their top-level keys. */
final class RulesReader {
  /** Lists of words and phrases that are handed on as they stand. */
  static final List<String> WORD_LISTS =
      List.of(
          "asking-words",
          "trade-words",
          "hint-words",
          "wanting-words",
          "introducing-words",
          "offering-words",
          "advertising-words",
          "complaining-words",
          "fraud-words",
          "platform-inquiry-subjects",
          "buyer-name-labels",
          "buyer-company-labels",
          "buyer-country-labels",
          "buyer-email-labels",
          "buyer-phone-labels",
          "promised-things");

  private static final List<String> CONDITIONS =
      List.of("from", "from-domain", "to", "subject", "body", "header", "attachment");

  /** The customer file's further columns, in the file and in the program. */
  private static final Map<String, String> DETAILS = details();

  private final List<CompanyRule> rules = new ArrayList<>();
  private final List<CustomerEntry> customers = new ArrayList<>();
  private final List<AssistantRule> assistants = new ArrayList<>();
  private final List<PlatformEntry> platforms = new ArrayList<>();
  private final Map<String, List<Phrase>> words = new LinkedHashMap<>();
  private final List<OrderNumber> orderNumbers = new ArrayList<>();
  private final List<Phrase> autoSubjects = new ArrayList<>();
  private final List<Phrase> bounceSubjects = new ArrayList<>();
  private final List<Phrase> autoSenders = new ArrayList<>();
  private final List<Phrase> courtesy = new ArrayList<>();
  private final List<Phrase> promises = new ArrayList<>();
  private final List<CountryEntry> countries = new ArrayList<>();
  private final List<Phrase> freemail = new ArrayList<>();
  private final Map<String, Holidays> holidays = new LinkedHashMap<>();

  /** Takes in one file. */
  void read(Section file) {
    file.groups("rules").forEach(this::rule);
    file.groups("customers").forEach(this::customer);
    file.groups("business-assistant").forEach(this::assistant);
    file.groups("platforms").forEach(this::platform);
    for (String key : WORD_LISTS) {
      words.computeIfAbsent(key, k -> new ArrayList<>()).addAll(phrases(file, key));
    }
    orderNumbers.addAll(
        file.list("order-numbers", Kinds.REGEX, (p, where) -> new OrderNumber(where, p)));
    Section auto = file.group("auto-replies");
    autoSubjects.addAll(phrases(auto, "subjects"));
    bounceSubjects.addAll(phrases(auto, "bounce-subjects"));
    autoSenders.addAll(phrases(auto, "senders"));
    auto.done();
    courtesy.addAll(phrases(file, "courtesy"));
    promises.addAll(phrases(file, "promises"));
    file.groups("countries").forEach(this::country);
    freemail.addAll(file.list("freemail", RuleKinds.SHARED_DOMAIN, (d, at) -> new Phrase(at, d)));
    file.done();
  }

  /**
   * Takes in a file of the folder {@code holidays}.
   *
   * @param name the file's without its ending
   */
  void readHolidays(Section file, String name) {
    Holidays read = new HolidayReader(file).read(name);
    Holidays earlier = holidays.putIfAbsent(name, read);
    if (earlier != null) {
      file.error("", "the same list stands in " + earlier.where().file() + "; keep one of them");
    }
  }

  /** What all the files hold; of no use where a problem was found. */
  Rules rules() {
    Map<String, List<Phrase>> lists = new LinkedHashMap<>();
    words.forEach((key, list) -> lists.put(key, List.copyOf(list)));
    return new Rules(
        List.copyOf(rules),
        List.copyOf(customers),
        List.copyOf(assistants),
        List.copyOf(platforms),
        Map.copyOf(lists),
        List.copyOf(orderNumbers),
        new AutoReplies(
            List.copyOf(autoSubjects), List.copyOf(bounceSubjects), List.copyOf(autoSenders)),
        List.copyOf(courtesy),
        List.copyOf(promises),
        List.copyOf(countries),
        List.copyOf(freemail),
        List.copyOf(holidays.values()),
        List.of());
  }

  private static List<Phrase> phrases(Section section, String key) {
    return section.list(key, Kinds.FREE_TEXT, (text, where) -> new Phrase(where, text));
  }

  private void rule(Section section) {
    String name = section.need("name", Kinds.TEXT).orElse("");
    Conditions when = when(section);
    Optional<Target> file = target(section);
    section.done();
    file.ifPresent(target -> rules.add(new CompanyRule(section.where(), name, when, target)));
  }

  private void assistant(Section section) {
    String name = section.need("name", Kinds.TEXT).orElse("");
    assistants.add(new AssistantRule(section.where(), name, when(section)));
    section.done();
  }

  private Conditions when(Section section) {
    Section when = section.group("when");
    Map<String, List<String>> conditions = new LinkedHashMap<>();
    for (String condition : CONDITIONS) {
      Kind<String> kind =
          switch (condition) {
            case "from-domain" -> Kinds.DOMAIN;
            case "header" -> RuleKinds.HEADER;
            default -> RuleKinds.PATTERN_TEXT;
          };
      List<String> values = when.list(condition, kind);
      if (when.isEmptyList(condition)) {
        when.error(condition, "found an empty list, which no letter matches; take it away");
      }
      if (!values.isEmpty()) {
        conditions.put(condition, values);
      }
    }
    boolean unknown = when.done();
    boolean looksRight = !section.has("when") || section.isGroup("when");
    if (looksRight && !unknown && CONDITIONS.stream().noneMatch(when::has)) {
      section.error("when", "missing; needed is at least one of " + String.join(", ", CONDITIONS));
    }
    return new Conditions(section.where("when"), java.util.Collections.unmodifiableMap(conditions));
  }

  private Optional<Target> target(Section section) {
    if (section.has("file") && !section.isText("file")) {
      Section group = section.group("file");
      Optional<Target> target = group.need("customer", Kinds.TEXT).map(Target.ToCustomer::new);
      group.done();
      return target;
    }
    return section.need("file", RuleKinds.TARGET);
  }

  private void customer(Section section) {
    String code = section.get("code", RuleKinds.CUSTOMER_CODE, "");
    String name = section.need("name", Kinds.TEXT).orElse("");
    Map<String, String> details = new LinkedHashMap<>();
    String shortName = section.get("short", RuleKinds.SHORT_NAME, "");
    String country = section.get("country", Kinds.COUNTRY, "");
    List<String> domains = section.list("domains", Kinds.DOMAIN);
    List<String> addresses = section.list("addresses", Kinds.ADDRESS);
    String grade = section.get("grade", RuleKinds.GRADE, "D");
    String owner = section.get("owner", Kinds.TEXT, "");
    DETAILS.forEach(
        (key, column) ->
            section.find(key, Kinds.FREE_TEXT).ifPresent(text -> details.put(column, text)));
    section.done();
    customers.add(
        new CustomerEntry(
            section.where(),
            code,
            name,
            shortName,
            country,
            domains,
            addresses,
            grade,
            owner,
            java.util.Collections.unmodifiableMap(details)));
  }

  private void platform(Section section) {
    String name = section.need("name", Kinds.TEXT).orElse("");
    List<String> domains = section.list("domains", Kinds.DOMAIN);
    if (domains.isEmpty() && !section.has("domains")) {
      section.error("domains", "missing; needed is a list of the platform's domains");
    }
    List<String> relays = section.list("relays", Kinds.DOMAIN);
    section.done();
    platforms.add(new PlatformEntry(section.where(), name, domains, relays));
  }

  private void country(Section section) {
    Optional<String> code = section.need("code", Kinds.COUNTRY);
    List<String> names = section.list("names", Kinds.TEXT);
    if (!section.has("names")) {
      section.error("names", "missing; needed is a list of the country's names");
    }
    section.done();
    code.ifPresent(c -> countries.add(new CountryEntry(section.where(), c, names)));
  }

  private static Map<String, String> details() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String same : List.of("contact", "phone", "fax", "mobile", "source", "address")) {
      columns.put(same, same);
    }
    columns.put("home-page", "homePage");
    columns.put("company-type", "companyType");
    columns.put("courier-account", "courierAccount");
    columns.put("inquiry-record", "inquiryRecord");
    return columns;
  }
}
