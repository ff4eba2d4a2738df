package io.tradepost.filing;

import static io.tradepost.filing.TestLetter.letterFrom;
import static io.tradepost.filing.TestOffice.knowledge;
import static io.tradepost.filing.TestOffice.rulebook;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentLettersTest {
  private static Ruling sent(TestLetter letter, String... conversation) {
    return rulebook().decideSent(letter.letter(), knowledge(conversation));
  }

  private static List<String> places(Ruling ruling) {
    return ruling.decision().verdict() instanceof Decision.Verdict.BringTo(var targets)
        ? targets.stream().map(f -> f.target().toString()).toList()
        : List.of("stays");
  }

  private static TestLetter ours() {
    return letterFrom("britty@hotwell.example");
  }

  @Test
  void aLetterIsBroughtToEachCustomerAddressedOnce() {
    Ruling ruling =
        sent(
            ours()
                .to("anna@nevir-demo.es", "pepe@nevir-demo.es")
                .cc("karl@mueller-demo.de")
                .bcc("tanaka@gmail.com"));
    assertThat(places(ruling))
        .containsExactly("Customer/SP/NEVIR", "Customer/DE/Müller", "Customer/JP/大阪商事");
    assertThat(ruling.decision().reasons())
        .extracting(Reason::key)
        .containsExactly("customer.domain", "customer.domain", "customer.address");
    assertThat(ruling.counterpart())
        .hasValueSatisfying(a -> assertThat(a.key()).isEqualTo("anna@nevir-demo.es"));
  }

  @Test
  void aLetterToAnUnknownAddressFollowsItsConversation() {
    assertThat(places(sent(ours().to("ops@port-demo.com"), "ES-001", "DE-001")))
        .containsExactly("Customer/DE/Müller", "Customer/SP/NEVIR");
  }

  @Test
  void thoseAddressedCountBeforeTheConversation() {
    assertThat(places(sent(ours().to("anna@nevir-demo.es"), "DE-001")))
        .containsExactly("Customer/SP/NEVIR");
  }

  @Test
  void aLetterToNobodyWeKnowStaysInSentAlone() {
    Ruling stranger = sent(ours().to("ops@port-demo.com"));
    assertThat(places(stranger)).isEmpty();
    assertThat(stranger.decision().reasons())
        .containsExactly(Reason.of("sent.nobody", "ops@port-demo.com"));
    assertThat(sent(ours().to("lin@hotwell.example")).decision().reasons())
        .containsExactly(Reason.of("sent.internal"));
    assertThat(sent(ours().to()).decision().reasons()).containsExactly(Reason.of("sent.internal"));
  }

  @Test
  void aCompanyRuleCanLeaveALetterOrNameItsCustomer() {
    Rule leave = Rule.of("private", Map.of("subject", List.of("private")), new Rule.Action.Leave());
    Rule nevir =
        Rule.of(
            "agent", Map.of("to", List.of("*@agent-demo.es")), new Rule.Action.ToCustomer("NEVIR"));
    Rule assistant =
        Rule.of("all", Map.of("to", List.of("*")), new Rule.Action.ToBusinessAssistant());
    Rulebook book = rulebook(assistant, leave, nevir);
    assertThat(
            places(
                book.decideSent(
                    ours().to("anna@nevir-demo.es").subject("Private").letter(), knowledge())))
        .containsExactly("stays");
    assertThat(
            places(
                book.decideSent(
                    ours().to("x@agent-demo.es", "karl@mueller-demo.de").letter(), knowledge())))
        .containsExactly("Customer/SP/NEVIR", "Customer/DE/Müller");
  }
}
