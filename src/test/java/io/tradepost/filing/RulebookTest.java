package io.tradepost.filing;

import static io.tradepost.filing.TestLetter.letterFrom;
import static io.tradepost.filing.TestOffice.knowledge;
import static io.tradepost.filing.TestOffice.rulebook;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.customer.Customer;
import io.tradepost.letter.Letter;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulebookTest {
  private static final String NOTICE =
      """
      Name: Pedro Gil
      Company: Gil Hermanos S.L.
      Country/Region: Spain
      Email: pedro@gil-demo.es
      Tel: +34 912 345 678\
      """;

  @Test
  void aPlatformsBuyerIsEnteredWithWhatTheNoticeSays() {
    Ruling ruling =
        rulebook()
            .decide(
                letterFrom("feedback@service.alibaba.com").subject("Inquiry").says(NOTICE).letter(),
                knowledge());
    Customer newcomer = ruling.newcomer().orElseThrow();
    assertThat(newcomer.name()).isEqualTo("Gil Hermanos S.L.");
    assertThat(newcomer.country().code()).isEqualTo("ES");
    assertThat(newcomer.domains()).containsExactly("gil-demo.es");
    assertThat(newcomer.provisional()).isTrue();
    assertThat(newcomer.details()).containsEntry("contact", "Pedro Gil");
    assertThat(ruling.counterpart())
        .hasValueSatisfying(a -> assertThat(a.key()).isEqualTo("pedro@gil-demo.es"));
  }

  @Test
  void aBuyerWhoseAddressThePlatformKeepsIsEnteredByTheCompanyAlone() {
    Ruling ruling =
        rulebook()
            .decide(
                letterFrom("inquiry@made-in-china.com")
                    .subject("New inquiry")
                    .says("Company: Casa Verde Lda\nCountry: Portugal")
                    .letter(),
                knowledge());
    Customer newcomer = ruling.newcomer().orElseThrow();
    assertThat(newcomer.addresses()).isEmpty();
    assertThat(newcomer.domains()).isEmpty();
    assertThat(newcomer.country().code()).isEqualTo("PT");
    assertThat(ruling.counterpart()).isEmpty();
  }

  @Test
  void theSecondLetterOfANewcomerFindsTheFirstOnesFolder() {
    Knowledge before = knowledge();
    Letter letter = letterFrom("piet@vandam-demo.nl").says("Please quote toasters").letter();
    Ruling first = rulebook().decide(letter, before);
    Customer newcomer = first.newcomer().orElseThrow();
    Knowledge after =
        new Knowledge(
            before.directory().with(newcomer),
            before.names().with(newcomer),
            before.lessons(),
            before.mailbox(),
            Set.of());
    Ruling second = rulebook().decide(letter, after);
    assertThat(second.newcomer()).isEmpty();
    assertThat(second.decision().verdict()).isEqualTo(first.decision().verdict());
  }

  @Test
  void whereNewCustomersAreNotEnteredAnInquiryGoesToOthersAndSaysSo() {
    Ruling ruling =
        TestOffice.rulebookThatRegistersNobody()
            .decide(
                letterFrom("piet@vandam-demo.nl").says("Please quote toasters").letter(),
                knowledge());
    assertThat(RulebookTableTest.place(ruling.decision())).isEqualTo("Others");
    assertThat(ruling.newcomer()).isEmpty();
    assertThat(ruling.decision().reasons())
        .extracting(Reason::key)
        .containsExactly("new.inquiry", "new.not-registered");
  }

  @Test
  void theSameLetterAndKnowledgeGiveTheSameRuling() {
    Letter letter = letterFrom("piet@vandam-demo.nl").says("Please quote toasters").letter();
    assertThat(rulebook().decide(letter, knowledge()).decision())
        .isEqualTo(rulebook().decide(letter, knowledge()).decision());
  }

  @Test
  void anyTextWhateverGetsARuling() {
    Random random = new Random(5);
    Rulebook rulebook = rulebook();
    Knowledge knowledge = knowledge();
    String[] pieces = {
      "Email:",
      "Company:",
      "\t",
      "\n",
      "|",
      "：",
      "a@b.c",
      "x@alibaba.com",
      "@",
      "<",
      "\u0000",
      "\ud83d",
      "询价",
      "price",
      " ",
      "unsubscribe",
      "国家",
      "...",
      "*",
      "(",
      "İ"
    };
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String from =
          List.of("x@message.alibaba.com", "@", "a@", text.toString(), "a@b.com").get(i % 5);
      Letter letter =
          letterFrom(from.contains("<") ? "a@b.com" : from)
              .replyTo("r@" + i + ".com")
              .subject(text.toString())
              .says(text.toString())
              .letter();
      assertThat(rulebook.decide(letter, knowledge).decision().reasons()).isNotEmpty();
      assertThat(rulebook.decideSent(letter, knowledge).decision().reasons()).isNotEmpty();
    }
  }
}
