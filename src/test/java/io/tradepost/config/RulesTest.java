package io.tradepost.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.config.Rules.Phrase;
import io.tradepost.config.Rules.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
  @TempDir Path folder;
  private Home home;

  @BeforeEach
  void aHomeWithSettings() throws IOException {
    home = new Home(folder).settings(Home.SETTINGS);
  }

  @Test
  void rulesOfAllFilesComeInTheOrderOfNamesAndLines() throws Exception {
    home.rules("b.yaml", "rules:\n  - { name: third, when: { from: x }, file: leave }\n");
    home.rules(
        "a.yml",
        """
        rules:
          - name: first
            when: { from-domain: [KN-demo.example, dsv-demo.example], header: "X-Mailer: Foxmail" }
            file: Business Assistant
          - { name: second, when: { subject: "/PLK-\\\\d+/", attachment: "*.pdf" }, file: { customer: nevir } }
        customers:
          - { name: NEVIR S.A., short: NEVIR }
        """);
    Rules rules = home.readRules();
    assertThat(rules.rules())
        .extracting(Rules.CompanyRule::name)
        .containsExactly("first", "second", "third");
    assertThat(rules.rules())
        .extracting(r -> r.where().toString())
        .containsExactly("rules/a.yml:2", "rules/a.yml:5", "rules/b.yaml:2");
    assertThat(rules.rules())
        .extracting(Rules.CompanyRule::file)
        .containsExactly(
            new Target.BusinessAssistant(), new Target.ToCustomer("nevir"), new Target.Leave());
    assertThat(rules.rules().getFirst().when().conditions())
        .isEqualTo(
            Map.of(
                "from-domain", List.of("kn-demo.example", "dsv-demo.example"),
                "header", List.of("X-Mailer: Foxmail")));
  }

  @Test
  void aCustomerIsReadWithAllColumns() throws Exception {
    home.rules(
        "customers.yaml",
        """
        customers:
          - { code: ES-001, name: NEVIR S.A., short: NEVIR, country: ES, domains: [Nevir-demo.es], addresses: [Ana@Free.example], grade: A, owner: britty,
              contact: Ana, phone: "+34 912 345 678", fax: 1, mobile: 2, home-page: nevir-demo.es, company-type: importer,
              courier-account: DHL 1, inquiry-record: PLK-1, source: fair, address: "C/ Mayor 1\\nMadrid" }
          - name: Fjordlys AS
            country: NO
        """);
    List<Rules.CustomerEntry> customers = home.readRules().customers();
    assertThat(customers.getFirst())
        .isEqualTo(
            new Rules.CustomerEntry(
                new Where("rules/customers.yaml", 2),
                "ES-001",
                "NEVIR S.A.",
                "NEVIR",
                "ES",
                List.of("nevir-demo.es"),
                List.of("ana@free.example"),
                "A",
                "britty",
                Map.ofEntries(
                    Map.entry("contact", "Ana"),
                    Map.entry("phone", "+34 912 345 678"),
                    Map.entry("fax", "1"),
                    Map.entry("mobile", "2"),
                    Map.entry("homePage", "nevir-demo.es"),
                    Map.entry("companyType", "importer"),
                    Map.entry("courierAccount", "DHL 1"),
                    Map.entry("inquiryRecord", "PLK-1"),
                    Map.entry("source", "fair"),
                    Map.entry("address", "C/ Mayor 1\nMadrid"))));
    assertThat(customers.getLast().country()).isEqualTo("NO");
    assertThat(customers.getLast().grade()).isEqualTo("D");
    assertThat(customers.getLast().code()).isEmpty();
  }

  @Test
  void theOtherListsAreHandedOnWithTheirPlaces() throws Exception {
    home.rules(
        "x.yaml",
        """
        business-assistant: [{ name: couriers, when: { from-domain: dhl.com } }]
        platforms: [{ name: Alibaba, domains: [alibaba.com], relays: message.alibaba.com }, { name: X, domains: x.example }]
        asking-words: [please quote, 询价]
        order-numbers: ['PLK-\\d+']
        auto-replies: { subjects: [自动回复], bounce-subjects: [Undeliverable], senders: [mailer-daemon] }
        courtesy: [thanks]
        promises: [revert]
        countries: [{ code: NO, names: [Norway, 挪威] }]
        freemail: [gmail.com, Yahoo.*]
        """);
    home.rules("y.yaml", "asking-words:\n  - send us\n");
    Rules rules = home.readRules();
    assertThat(rules.businessAssistant().getFirst().when().conditions())
        .isEqualTo(Map.of("from-domain", List.of("dhl.com")));
    assertThat(rules.platforms())
        .extracting(Rules.PlatformEntry::relays)
        .containsExactly(List.of("message.alibaba.com"), List.of());
    assertThat(rules.words("asking-words"))
        .containsExactly(
            new Phrase(new Where("rules/x.yaml", 3), "please quote"),
            new Phrase(new Where("rules/x.yaml", 3), "询价"),
            new Phrase(new Where("rules/y.yaml", 2), "send us"));
    assertThat(rules.words("offering-words")).isEmpty();
    assertThat(rules.orderNumbers().getFirst().pattern().matcher("plk-276").matches()).isTrue();
    assertThat(rules.autoReplies().senders())
        .extracting(Phrase::text)
        .containsExactly("mailer-daemon");
    assertThat(rules.countries().getFirst().code()).isEqualTo("NO");
    assertThat(rules.freemail()).extracting(Phrase::text).containsExactly("gmail.com", "yahoo.*");
  }

  @Test
  void errorsOfAllFilesAreToldAtOnceSortedByFileAndLine() throws IOException {
    home.rules("b.yaml", "freemail: [x]\nroles: 1\n");
    home.rules("a.yaml", "customers:\n\t- x\n");
    assertThatThrownBy(home::readRules)
        .hasMessage(
            """
            rules/a.yaml:2: the line is indented with a tab; YAML wants blanks
            rules/b.yaml:1: freemail[0]: found 'x', allowed is a domain such as gmail.com, or yahoo.* for its national forms
            rules/b.yaml:2: roles: unknown key, did you mean 'rules'?\
            """);
  }

  @Test
  void emptyFilesAndWhatEditorsLeaveIsNoFault() throws Exception {
    home.rules("a.yaml", "# nothing yet\n").rules(".#b.yaml", "\t").rules("c.yaml~", "\t");
    home.rules("rules.yaml", "rules: []\ncustomers:\n").rules("notes.txt", "\t");
    assertThat(home.readRules().rules()).isEmpty();
  }

  @Test
  void aFolderThatIsMissingIsAnError() {
    assertThatThrownBy(home::readRules)
        .hasMessage(
            "rules: there is no such folder; copy the rules that tradepost ships with to it, or set"
                + " 'rules' in tradepost.yaml");
  }

  @Test
  void aRuleMayNameACustomerWhoIsKnownOtherwise() throws Exception {
    home.rules("a.yaml", "rules: [{ name: a, when: { from: x }, file: { customer: ES-007 } }]\n");
    assertThatThrownBy(home::readRules).isInstanceOf(ConfigException.class);
    Rules rules = home.installation().rules(home.read(), Set.of("ES-007"));
    assertThat(rules.rules()).hasSize(1);
  }

  @Test
  void anOwnerWithoutAMailboxIsAWarning() throws Exception {
    home.rules("a.yaml", "customers: [{ name: A, owner: Suzan }]\n");
    assertThat(home.readRules().warnings())
        .extracting(ConfigError::toString)
        .containsExactly(
            "rules/a.yaml:1: customers.owner: 'Suzan' is no mailbox of tradepost.yaml");
  }

  @Test
  void aFolderInsteadOfAFileIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("rules/a.yaml"));
    assertThatThrownBy(home::readRules)
        .hasMessage("rules/a.yaml: this is a folder; a YAML file is needed");
  }
}
