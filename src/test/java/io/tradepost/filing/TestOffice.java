package io.tradepost.filing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.tradepost.customer.Countries;
import io.tradepost.customer.Country;
import io.tradepost.customer.Customer;
import io.tradepost.customer.CustomerDirectory;
import io.tradepost.customer.Domains;
import io.tradepost.customer.Freemail;
import io.tradepost.customer.Grade;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An office with a few customers and the rules that ship with the program. */
final class TestOffice {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  static final Countries COUNTRIES = countries();
  static final Freemail FREEMAIL = new Freemail(Set.copyOf(list(rules("freemail"), "freemail")));
  static final Platforms PLATFORMS = platforms();
  static final InquiryWords WORDS = words();
  static final List<Rule> ASSISTANT_RULES = assistantRules();
  static final Ours OURS =
      new Ours(
          "Hotwell",
          Set.of("hotwell.example"),
          Set.of("britty@hotwell.example", "lin@hotwell.example", "hotwell.sales@163.com"));
  static final FolderScheme SCHEME =
      new FolderScheme(
          FolderPath.of("Customer"),
          FolderPath.of("Business Assistant"),
          FolderPath.of("Others"),
          Map.of("ES", "SP"));

  static final Customer NEVIR =
      customer("ES-001", "NEVIR S.A.", "NEVIR", "ES", Set.of("nevir-demo.es"), Set.of());
  static final Customer MUELLER =
      customer("DE-001", "Müller GmbH", "Müller", "DE", Set.of("mueller-demo.de"), Set.of());
  static final Customer OSAKA =
      customer("JP-001", "大阪商事株式会社", "大阪商事", "JP", Set.of(), Set.of("tanaka@gmail.com"));
  static final Customer TOPCO =
      new Customer(
          "new-topco",
          "",
          "Topco Ltd",
          "Topco",
          new Country("GB"),
          Set.of("topco-demo.co.uk"),
          Set.of(),
          Set.of("joe@freelance-demo.com"),
          Grade.C,
          "",
          true,
          Map.of(),
          "");

  private TestOffice() {}

  static Customer customer(
      String key,
      String name,
      String shortName,
      String country,
      Set<String> domains,
      Set<String> addresses) {
    return new Customer(
        key,
        key,
        name,
        shortName,
        new Country(country),
        domains,
        addresses,
        Set.of(),
        Grade.A,
        "Britty",
        false,
        Map.of(),
        "");
  }

  static CustomerDirectory directory(Customer... customers) {
    return CustomerDirectory.of(Arrays.asList(customers), FREEMAIL);
  }

  static Knowledge knowledge(String... conversation) {
    return knowledge(Lessons.NONE, conversation);
  }

  static Knowledge knowledge(Lessons lessons, String... conversation) {
    CustomerDirectory directory = directory(NEVIR, MUELLER, OSAKA, TOPCO);
    FolderNames names = FolderNames.of(directory.customers(), SCHEME, Map.of());
    return new Knowledge(directory, names, lessons, "Britty", Set.of(conversation));
  }

  static Rulebook rulebook(Rule... companyRules) {
    return new Rulebook(
        List.of(companyRules), ASSISTANT_RULES, PLATFORMS, WORDS, OURS, newcomers(), true);
  }

  static Rulebook rulebookThatRegistersNobody() {
    return new Rulebook(List.of(), ASSISTANT_RULES, PLATFORMS, WORDS, OURS, newcomers(), false);
  }

  static GuessedNewcomers newcomers() {
    Clock clock = Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneId.of("Asia/Shanghai"));
    return new GuessedNewcomers(COUNTRIES, FREEMAIL, Domains.shipped(), new Country("CN"), clock);
  }

  private static JsonNode rules(String file) {
    try {
      return YAML.readTree(Path.of("rules", file + ".yaml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> list(JsonNode node, String key) {
    JsonNode values = node.path(key);
    return YAML.convertValue(
        values.isTextual() ? List.of(values.asText()) : values.isMissingNode() ? List.of() : values,
        new TypeReference<List<String>>() {});
  }

  private static Map<String, List<String>> lists(JsonNode node) {
    Map<String, List<String>> lists = new HashMap<>();
    node.fieldNames().forEachRemaining(name -> lists.put(name, list(node, name)));
    return lists;
  }

  private static Countries countries() {
    List<Countries.Entry> entries = new ArrayList<>();
    rules("countries")
        .path("countries")
        .forEach(c -> entries.add(new Countries.Entry(c.path("code").asText(), list(c, "names"))));
    return Countries.of(entries);
  }

  private static Platforms platforms() {
    JsonNode file = rules("platforms");
    List<Platform> platforms = new ArrayList<>();
    file.path("platforms")
        .forEach(
            p -> {
              Map<String, List<String>> values = lists(p);
              values.remove("name");
              platforms.add(Platform.of(p.path("name").asText(), values));
            });
    Map<String, List<String>> labels = new HashMap<>();
    for (String field : List.of("name", "company", "country", "email", "phone")) {
      labels.put(field, list(file, "buyer-" + field + "-labels"));
    }
    return Platforms.of(platforms, list(file, "platform-inquiry-subjects"), labels);
  }

  private static InquiryWords words() {
    JsonNode file = rules("inquiries");
    Map<String, List<String>> words = new HashMap<>();
    file.fieldNames()
        .forEachRemaining(name -> words.put(name.replace("-words", ""), list(file, name)));
    return InquiryWords.of(words);
  }

  private static List<Rule> assistantRules() {
    List<Rule> read = new ArrayList<>();
    rules("business-assistant")
        .path("business-assistant")
        .forEach(
            r ->
                read.add(
                    Rule.of(
                        r.path("name").asText(),
                        lists(r.path("when")),
                        new Rule.Action.ToBusinessAssistant())));
    return read;
  }
}
