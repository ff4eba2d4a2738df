package io.tradepost.filing;

import static io.tradepost.filing.TestLetter.letterFrom;
import static io.tradepost.filing.TestOffice.knowledge;
import static io.tradepost.filing.TestOffice.rulebook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleTest {
  private static final Rule.Action OTHERS = new Rule.Action.ToOthers();

  private static boolean applies(String condition, String value, TestLetter letter) {
    Rule rule = Rule.of("test", Map.of(condition, List.of(value)), OTHERS);
    return rule.applies(new Scan(letter.letter())).isPresent();
  }

  @Test
  void fromIsAnAddressAGlobAnExpressionOrAPartOfOne() {
    TestLetter letter = letterFrom("Anna Ruiz <Anna@nevir-demo.es>");
    assertThat(applies("from", "anna@NEVIR-demo.es", letter)).isTrue();
    assertThat(applies("from", "nna@nevir-demo.es", letter)).isFalse();
    assertThat(applies("from", "*@nevir-demo.es", letter)).isTrue();
    assertThat(applies("from", "*@nevir", letter)).isFalse();
    assertThat(applies("from", "ruiz", letter)).isTrue();
    assertThat(applies("from", "@nevir-demo", letter)).isTrue();
    assertThat(applies("from", "/^anna@.*\\.es$/", letter)).isTrue();
    assertThat(applies("from", "/^bob/", letter)).isFalse();
  }

  @Test
  void fromDomainHoldsBelowItToo() {
    TestLetter letter = letterFrom("a@mail.kn-demo.example");
    assertThat(applies("from-domain", "kn-demo.example", letter)).isTrue();
    assertThat(applies("from-domain", "@KN-demo.example", letter)).isTrue();
    assertThat(applies("from-domain", "*.kn-demo.example", letter)).isTrue();
    assertThat(applies("from-domain", "n-demo.example", letter)).isFalse();
    assertThat(applies("from-domain", "bücher-demo.de", letterFrom("a@xn--bcher-demo-9db.de")))
        .isTrue();
  }

  @Test
  void toLooksAtCopiesAndBlindCopies() {
    assertThat(applies("to", "*@x-demo.com", letterFrom("a@b.c").cc("k@x-demo.com"))).isTrue();
    assertThat(applies("to", "*@x-demo.com", letterFrom("a@b.c").bcc("k@x-demo.com"))).isTrue();
    assertThat(applies("to", "*@x-demo.com", letterFrom("k@x-demo.com"))).isFalse();
  }

  @Test
  void wordsOfSubjectAndBodyAreFoundWithinWordsWhateverTheirCaseAndAccents() {
    TestLetter letter =
        letterFrom("a@b.c").subject("Re: Cotización PLK-276").says("你好，形式发票").quotes("INVOICE 12");
    assertThat(applies("subject", "COTIZACION", letter)).isTrue();
    assertThat(applies("subject", "tizac", letter)).isTrue();
    assertThat(applies("subject", "/PLK-\\d{3}$/", letter)).isTrue();
    assertThat(applies("subject", "形式发票", letter)).isFalse();
    assertThat(applies("body", "形式发票", letter)).isTrue();
    assertThat(applies("body", "invoice", letter)).isTrue();
  }

  @Test
  void aHeaderIsThereOrHoldsWords() {
    TestLetter letter = letterFrom("a@b.c").header("X-Mailer", "Foxmail 7.2");
    assertThat(applies("header", "x-mailer", letter)).isTrue();
    assertThat(applies("header", "X-Mailer: foxmail", letter)).isTrue();
    assertThat(applies("header", "X-Mailer: /^fox.*\\d$/", letter)).isTrue();
    assertThat(applies("header", "X-Mailer: Outlook", letter)).isFalse();
    assertThat(applies("header", "X-Other", letter)).isFalse();
  }

  @Test
  void anAttachmentIsFoundByItsName() {
    TestLetter letter = letterFrom("a@b.c").attached("PLK-276 BL.PDF");
    assertThat(applies("attachment", "*.pdf", letter)).isTrue();
    assertThat(applies("attachment", "plk", letter)).isTrue();
    assertThat(applies("attachment", "*.xlsx", letter)).isFalse();
    assertThat(applies("attachment", "*", letterFrom("a@b.c"))).isFalse();
  }

  @Test
  void allConditionsMustHoldAndAnyValueOfEach() {
    Map<String, List<String>> when = new LinkedHashMap<>();
    when.put("from-domain", List.of("x-demo.com", "y-demo.com"));
    when.put("subject", List.of("rate", "schedule"));
    Rule rule = Rule.of("rates", when, OTHERS);
    Scan both = new Scan(letterFrom("a@y-demo.com").subject("Schedule").letter());
    Scan one = new Scan(letterFrom("a@y-demo.com").subject("Hello").letter());
    assertThat(rule.applies(both)).contains("from-domain: y-demo.com");
    assertThat(rule.applies(one)).isEmpty();
  }

  @Test
  void whatIsWrongIsNamed() {
    assertWrong(Map.of(), "would take every letter");
    assertWrong(Map.of("form", List.of("a")), "form: no such condition");
    assertWrong(Map.of("subject", List.of()), "subject: a value is missing");
    assertWrong(Map.of("subject", List.of("/(/")), "subject: not a regular expression: /(/");
    assertWrong(Map.of("from-domain", List.of("a b")), "from-domain: not a domain: a b");
    assertWrong(Map.of("header", List.of("No Name: x")), "header: a header is written");
    assertThatThrownBy(() -> Rule.Action.parse("Trash")).hasMessageContaining("Trash");
    assertThat(Rule.Action.parse("business-assistant"))
        .isEqualTo(new Rule.Action.ToBusinessAssistant());
  }

  private static void assertWrong(Map<String, List<String>> when, String message) {
    assertThatThrownBy(() -> Rule.of("wrong", when, OTHERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theCompanysRulesComeBeforeCustomersAndLessons() {
    Rule rule = Rule.of("Anna's bank", Map.of("from", List.of("anna@nevir-demo.es")), OTHERS);
    Ruling ruling = rulebook(rule).decide(letterFrom("anna@nevir-demo.es").letter(), knowledge());
    assertThat(RulebookTableTest.place(ruling.decision())).isEqualTo("Others");
    assertThat(ruling.decision().reasons())
        .containsExactly(Reason.of("rule.applies", "Anna's bank", "from: anna@nevir-demo.es"));
  }

  @Test
  void ofTheCompanysRulesTheFirstThatAppliesWins() {
    Rule first = Rule.of("one", Map.of("subject", List.of("x")), new Rule.Action.Leave());
    Rule second = Rule.of("two", Map.of("subject", List.of("xy")), OTHERS);
    Ruling ruling =
        rulebook(first, second).decide(letterFrom("a@b.c").subject("xy").letter(), knowledge());
    assertThat(ruling.decision().verdict()).isEqualTo(new Decision.Verdict.Leave());
  }

  @Test
  void aRuleCanNameACustomer() {
    Rule rule =
        Rule.of("bank", Map.of("subject", List.of("nevir")), new Rule.Action.ToCustomer("ES-001"));
    Ruling ruling =
        rulebook(rule).decide(letterFrom("a@bank-demo.es").subject("NEVIR").letter(), knowledge());
    assertThat(RulebookTableTest.place(ruling.decision())).isEqualTo("Customer/SP/NEVIR");
  }

  @Test
  void aRuleForAnUnknownCustomerIsPassedOverAndSaysSo() {
    Rule rule =
        Rule.of("bank", Map.of("subject", List.of("nevir")), new Rule.Action.ToCustomer("ES-999"));
    Ruling ruling =
        rulebook(rule).decide(letterFrom("a@bank-demo.es").subject("NEVIR").letter(), knowledge());
    assertThat(RulebookTableTest.place(ruling.decision())).isEqualTo("Others");
    assertThat(ruling.decision().reasons().getFirst().key()).isEqualTo("rule.customer-unknown");
  }

  @Test
  void anExpressionWithoutEndDoesNotHoldTheFilingUp() {
    Rule backtracking = Rule.of("slow", Map.of("body", List.of("/(a+)+b/")), OTHERS);
    Rule deep = Rule.of("deep", Map.of("body", List.of("/(x|y|a)*b/")), OTHERS);
    Ruling ruling =
        rulebook(backtracking, deep)
            .decide(
                letterFrom("anna@nevir-demo.es").says("a".repeat(60_000)).letter(), knowledge());
    assertThat(RulebookTableTest.place(ruling.decision())).isEqualTo("Customer/SP/NEVIR");
    assertThat(ruling.decision().reasons()).extracting(Reason::key).contains("rule.too-costly");
  }
}
