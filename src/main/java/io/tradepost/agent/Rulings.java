package io.tradepost.agent;

import io.tradepost.config.Rules;
import io.tradepost.config.Rules.Phrase;
import io.tradepost.config.Settings;
import io.tradepost.customer.Countries;
import io.tradepost.customer.Country;
import io.tradepost.customer.Customer;
import io.tradepost.customer.Domains;
import io.tradepost.customer.Freemail;
import io.tradepost.customer.Grade;
import io.tradepost.customer.OrderNumbers;
import io.tradepost.customer.ShortName;
import io.tradepost.filing.FolderScheme;
import io.tradepost.filing.GuessedNewcomers;
import io.tradepost.filing.InquiryWords;
import io.tradepost.filing.Ours;
import io.tradepost.filing.Platform;
import io.tradepost.filing.Platforms;
import io.tradepost.filing.Rule;
import io.tradepost.filing.Rulebook;
import io.tradepost.letter.AutomationMarks;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.round.Digests;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rule files and settings come to, as the parts that decide want it.
 *
 * @param digest changes when anything does by which letters are decided
 */
record Rulings(
    Rulebook rulebook,
    List<Customer> customers,
    Freemail freemail,
    Domains domains,
    Countries countries,
    FolderScheme scheme,
    OrderNumbers orders,
    AutomationMarks marks,
    Ours ours,
    ReplyRules replies,
    String digest) {

  static Rulings of(Settings settings, Rules rules, Clock clock) {
    Freemail freemail = new Freemail(texts(rules.freemail()).stream().collect(Collectors.toSet()));
    Domains domains = Domains.shipped();
    Countries countries =
        Countries.of(
            rules.countries().stream().map(c -> new Countries.Entry(c.code(), c.names())).toList());
    Ours ours =
        new Ours(
            settings.company().name(),
            settings.company().domains(),
            settings.mailboxes().stream()
                .map(Settings.Mailbox::address)
                .collect(Collectors.toSet()));
    Rulebook rulebook =
        new Rulebook(
            rules.rules().stream().map(Rulings::rule).toList(),
            rules.businessAssistant().stream()
                .map(
                    r ->
                        Rule.of(
                            r.name(), r.when().conditions(), new Rule.Action.ToBusinessAssistant()))
                .toList(),
            platforms(rules),
            InquiryWords.of(inquiryWords(rules)),
            ours,
            new GuessedNewcomers(
                countries,
                freemail,
                domains,
                own(settings, countries),
                clock.withZone(settings.company().zone())),
            settings.filing().newCustomers() == Settings.NewCustomers.REGISTER);
    return new Rulings(
        rulebook,
        rules.customers().stream().map(Rulings::customer).toList(),
        freemail,
        domains,
        countries,
        scheme(settings.folders()),
        OrderNumbers.of(rules.orderNumbers().stream().map(o -> o.pattern().pattern()).toList()),
        marks(rules.autoReplies()),
        ours,
        ReplyRules.of(settings, rules),
        digest(settings, rules));
  }

  private static Rule rule(Rules.CompanyRule rule) {
    return Rule.of(
        rule.name(),
        rule.when().conditions(),
        switch (rule.file()) {
          case Rules.Target.BusinessAssistant b -> new Rule.Action.ToBusinessAssistant();
          case Rules.Target.Others o -> new Rule.Action.ToOthers();
          case Rules.Target.Leave l -> new Rule.Action.Leave();
          case Rules.Target.ToCustomer(var reference) -> new Rule.Action.ToCustomer(reference);
        });
  }

  private static Platforms platforms(Rules rules) {
    List<Platform> platforms = new ArrayList<>();
    for (Rules.PlatformEntry entry : rules.platforms()) {
      platforms.add(
          new Platform(entry.name(), Set.copyOf(entry.domains()), Set.copyOf(entry.relays())));
    }
    Map<String, List<String>> fields = new HashMap<>();
    for (String field : List.of("name", "company", "country", "email", "phone")) {
      fields.put(field, texts(rules.words("buyer-" + field + "-labels")));
    }
    return Platforms.of(platforms, texts(rules.words("platform-inquiry-subjects")), fields);
  }

  private static Map<String, List<String>> inquiryWords(Rules rules) {
    return Map.of(
        "asking", texts(rules.words("asking-words")),
        "trade", texts(rules.words("trade-words")),
        "hint", texts(rules.words("hint-words")),
        "wanting", texts(rules.words("wanting-words")),
        "introducing", texts(rules.words("introducing-words")),
        "offering", texts(rules.words("offering-words")),
        "advertising", texts(rules.words("advertising-words")),
        "complaining", texts(rules.words("complaining-words")),
        "fraud", texts(rules.words("fraud-words")));
  }

  private static Customer customer(Rules.CustomerEntry entry) {
    String shortName = entry.shortName().isEmpty() ? ShortName.of(entry.name()) : entry.shortName();
    return new Customer(
        entry.code().isEmpty() ? "new-" + shortName.toLowerCase(Locale.ROOT) : entry.code(),
        entry.code(),
        entry.name(),
        shortName,
        entry.country().isEmpty() ? Country.UNKNOWN : new Country(entry.country()),
        Set.copyOf(entry.domains()),
        Set.copyOf(entry.addresses()),
        Set.of(),
        Grade.valueOf(entry.grade()),
        entry.owner(),
        false,
        entry.details(),
        "");
  }

  /** Our own country, which a letter's text names for other reasons than its writer's home. */
  private static Country own(Settings settings, Countries countries) {
    return settings.company().domains().stream()
        .flatMap(domain -> countries.byTopLevelDomain(domain).stream())
        .findFirst()
        .orElse(new Country("CN"));
  }

  private static FolderScheme scheme(Settings.Folders folders) {
    return new FolderScheme(
        FolderPath.parse(folders.customer()),
        FolderPath.parse(folders.businessAssistant()),
        FolderPath.parse(folders.others()),
        folders.countries());
  }

  private static AutomationMarks marks(Rules.AutoReplies found) {
    boolean none =
        found.subjects().isEmpty() && found.bounceSubjects().isEmpty() && found.senders().isEmpty();
    return none
        ? AutomationMarks.DEFAULT
        : new AutomationMarks(
            texts(found.subjects()), texts(found.bounceSubjects()), texts(found.senders()));
  }

  /** Places within files do not count: a comment more decides nothing. */
  private static String digest(Settings settings, Rules rules) {
    return Digests.of(
        List.of(
            settings.company().toString(),
            settings.folders().toString(),
            settings.filing().toString(),
            settings.mailboxes().stream().map(Settings.Mailbox::address).toList().toString(),
            rules.rules().stream()
                .map(r -> r.name() + r.when().conditions() + r.file())
                .toList()
                .toString(),
            rules.businessAssistant().stream()
                .map(r -> r.name() + r.when().conditions())
                .toList()
                .toString(),
            rules.platforms().stream()
                .map(p -> p.name() + p.domains() + p.relays())
                .toList()
                .toString(),
            rules.words().entrySet().stream()
                .map(e -> e.getKey() + texts(e.getValue()))
                .sorted()
                .toList()
                .toString(),
            rules.customers().stream().map(c -> customer(c).toString()).toList().toString(),
            texts(rules.freemail()).toString()));
  }

  private static List<String> texts(List<Phrase> phrases) {
    return phrases.stream().map(Phrase::text).toList();
  }
}
