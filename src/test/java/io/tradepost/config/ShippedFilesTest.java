package io.tradepost.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The example, the rules that ship, and the page that describes every key. */
class ShippedFilesTest {
  private static final Installation SHIPPED =
      Installation.locate(null, Map.of(), Path.of("").toAbsolutePath());

  private static final String EVERY_LIST =
      """
      mailboxes: [{ leave: [{}] }]
      managers: [{}]
      calendars: [{}]
      smtp: {}
      reply: { escalate: { after: 3d } }
      """;

  @Test
  void theExampleIsRightAndShowsEveryKey() throws Exception {
    Problems problems = new Problems();
    keysOf(problems);
    Settings settings = SHIPPED.settings();
    assertThat(settings.mailboxes()).extracting(Settings.Mailbox::name).contains("Britty");
    String example = Files.readString(SHIPPED.settingsFile());
    assertThat(problems.keys())
        .allSatisfy(
            key -> assertThat(example).contains(key.substring(key.lastIndexOf('.') + 1) + ":"));
  }

  @Test
  void theRulesThatShipAreRight() throws Exception {
    Rules rules = SHIPPED.rules(SHIPPED.settings());
    assertThat(rules.courtesy()).isNotEmpty();
    assertThat(rules.promises()).isNotEmpty();
  }

  @Test
  void theExamplesOfCompanyRulesCanBeMadeRealByTakingTheirMarkAway() throws Exception {
    String shipped = Files.readString(Path.of("rules/company-rules.yaml"));
    int list = shipped.indexOf("\nrules:") + 1;
    String real = shipped.substring(0, list) + shipped.substring(list).replaceAll("(?m)^#", "");
    Problems problems = new Problems();
    new RulesReader().read(section(real, problems));
    problems.check();
    assertThat(problems.none()).isTrue();
  }

  @Test
  void everyKeyOfTheSettingsIsDescribed() throws Exception {
    Problems problems = new Problems();
    Set<String> keys = keysOf(problems);
    assertThat(keys).contains("mailboxes[].imap.port", "smtp.password").hasSizeGreaterThan(60);
    described(keys);
  }

  @Test
  void everyKeyOfRuleFilesIsDescribed() throws Exception {
    Problems problems = new Problems();
    RulesReader reader = new RulesReader();
    String all =
        """
        rules: [{ when: {} , file: {} }]
        customers: [{}]
        business-assistant: [{}]
        platforms: [{}]
        countries: [{}]
        """;
    reader.read(section(all, problems));
    assertThat(problems.keys()).contains("customers[].code", "rules[].file.customer");
    // The conditions of both kinds of rules are the same, and described once.
    problems.keys().removeIf(key -> key.startsWith("business-assistant[].when."));
    described(problems.keys());
  }

  @Test
  void everyKeyOfListsOfHolidaysIsDescribed() throws Exception {
    Problems problems = new Problems();
    new HolidayReader(section("days-off: [{}]\nevery-year: [{}]\n", problems)).read("XX");
    assertThat(problems.keys()).contains("days-off[].from", "every-year[].easter");
    described(problems.keys());
  }

  /** The keys that reading asks for where every list has an item. */
  private static Set<String> keysOf(Problems problems) throws IOException {
    Section root = section(EVERY_LIST, problems);
    try {
      new SettingsReader(root, Path.of("/"), Map.of()).read();
    } catch (ConfigException e) {
      assertThat(e.errors()).isNotEmpty();
    }
    return problems.keys();
  }

  private static Section section(String yaml, Problems problems) {
    Node node =
        YamlReader.read(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8), "x", problems)
            .orElseThrow();
    return new Section((Node.Mapping) node, problems);
  }

  private static void described(Set<String> keys) throws IOException {
    String page = Files.readString(Path.of("docs/configuration.md"));
    assertThat(keys).allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
  }
}
