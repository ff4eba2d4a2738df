package io.tradepost.filing;

import static io.tradepost.filing.TestLetter.letterFrom;
import static io.tradepost.filing.TestOffice.knowledge;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.letter.Automation.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Told letters, the place where each belongs, and the reason that must be among those given. */
class RulebookTableTest {
  private static final String NEVIR = "Customer/SP/NEVIR";
  private static final String MUELLER = "Customer/DE/Müller";
  private static final String OSAKA = "Customer/JP/大阪商事";
  private static final String TOPCO = "Customer/GB/Topco";
  private static final String ASSISTANT = "Business Assistant";
  private static final String OTHERS = "Others";

  /**
   * A letter, and what is to come of it.
   *
   * @param place a folder; one that ends with a slash stands for any below it, where the company's
   *     name is for the customer package to guess
   * @param conversation keys of the conversation's customers
   */
  record Told(TestLetter letter, String place, String reason, List<String> conversation) {}

  private static Named<Told> told(
      String story, TestLetter letter, String place, String reason, String... conversation) {
    return Named.of(story, new Told(letter, place, reason, List.of(conversation)));
  }

  @ParameterizedTest
  @MethodSource({
    "customers",
    "platforms",
    "conversations",
    "assistants",
    "inquiries",
    "inquiriesOfManyLanguages",
    "offers",
    "others",
    "colleaguesAndMachines"
  })
  void aLetterGoesToItsPlace(Told told) {
    Ruling ruling =
        TestOffice.rulebook()
            .decide(told.letter().letter(), knowledge(told.conversation().toArray(String[]::new)));

    String place = place(ruling.decision());
    if (told.place().endsWith("/")) {
      assertThat(place).as("%s", ruling).startsWith(told.place());
    } else {
      assertThat(place).as("%s", ruling).isEqualTo(told.place());
    }
    assertThat(ruling.decision().reasons()).extracting(Reason::key).contains(told.reason());
    boolean registered =
        ruling.decision().reasons().stream().anyMatch(r -> r.key().equals("new.registered"));
    assertThat(ruling.newcomer().isPresent()).isEqualTo(registered);
  }

  static String place(Decision decision) {
    return switch (decision.verdict()) {
      case Decision.Verdict.File(var category, var target) -> target.toString();
      case Decision.Verdict.BringTo(var targets) ->
          targets.stream().map(f -> f.target().toString()).toList().toString();
      case Decision.Verdict.Leave leave -> "stays";
    };
  }

  static Stream<Named<Told>> customers() {
    return Stream.of(
        told(
            "from a customer's domain",
            letterFrom("Anna <anna@nevir-demo.es>").says("The cartons arrived."),
            NEVIR,
            "customer.domain"),
        told(
            "from below a customer's domain",
            letterFrom("erp@mail.nevir-demo.es").says("Order 4711"),
            NEVIR,
            "customer.domain"),
        told("in capitals", letterFrom("ANNA@NEVIR-DEMO.ES").says("OK"), NEVIR, "customer.domain"),
        told(
            "from a freemail address that the file lists",
            letterFrom("tanaka@gmail.com").says("了解しました"),
            OSAKA,
            "customer.address"),
        told(
            "from another address of the same freemail",
            letterFrom("suzuki@gmail.com").says("Hello, how was the party?"),
            OTHERS,
            "others.unknown"),
        told(
            "from an address that a person's move taught",
            letterFrom("joe@freelance-demo.com").says("See you on Monday"),
            TOPCO,
            "customer.learned"),
        told(
            "from somebody else at that domain",
            letterFrom("jim@freelance-demo.com").says("See you on Monday"),
            OTHERS,
            "others.unknown"),
        told(
            "from a system whose answers go to a customer",
            letterFrom("documents@erp-demo.com").replyTo("buying@mueller-demo.de").says("Order 12"),
            MUELLER,
            "origin.reply-to"),
        told(
            "a customer's newsletter is still the customer's",
            letterFrom("news@nevir-demo.es")
                .automatic(Kind.BULK, "List-Unsubscribe")
                .header("List-Unsubscribe", "<https://nevir-demo.es/u>"),
            NEVIR,
            "customer.domain"),
        told(
            "a customer who sells to us is still the customer",
            letterFrom("anna@nevir-demo.es")
                .says("We can supply you with returned goods. Unsubscribe."),
            NEVIR,
            "customer.domain"),
        told(
            "a customer's vacation notice",
            letterFrom("anna@nevir-demo.es")
                .automatic(Kind.AUTO_REPLY, "Auto-Submitted: auto-replied"),
            NEVIR,
            "customer.domain"),
        told(
            "a domain that only ends alike is another's",
            letterFrom("anna@not-nevir-demo.es").says("Hola"),
            OTHERS,
            "others.unknown"));
  }

  static Stream<Named<Told>> platforms() {
    String notice =
        """
        Dear Britty, you have a new inquiry.
        Name: Pedro Gil
        Company: Gil Hermanos S.L.
        Country/Region: Spain
        Email: pedro@gil-demo.es
        Message: Please quote 500 pcs.
        Contact us: service@alibaba.com\
        """;
    String chinese =
        """
        您收到一条新的询盘
        买家：Jean Dupont
        公司名称：Dupont Frères SARL
        国家/地区：法国
        邮箱：jean@dupont-demo.fr
        """;
    String table =
        "Company\tLindt Handel AG\nCountry\tSwitzerland\nE-mail\teinkauf@lindt-demo.ch\n";
    return Stream.of(
        told(
            "a platform's relay with a known buyer in Reply-To",
            letterFrom("Anna <x12@message.alibaba.com>")
                .replyTo("anna@nevir-demo.es")
                .says("Price?"),
            NEVIR,
            "platform.reply-to"),
        told(
            "a notice with a known buyer in the text",
            letterFrom("feedback@service.alibaba.com")
                .subject("Inquiry from Anna")
                .says("Email: anna@nevir-demo.es"),
            NEVIR,
            "platform.body"),
        told(
            "a notice that names a known company and keeps the address to itself",
            letterFrom("inquiry@made-in-china.com")
                .subject("New inquiry about LED lamps")
                .says("Name: Karl\nCompany: Müller\nCountry: Germany"),
            MUELLER,
            "customer.name"),
        told(
            "a notice with an unknown buyer",
            letterFrom("feedback@service.alibaba.com").subject("You have an inquiry").says(notice),
            "Customer/SP/Gil Hermanos",
            "new.registered"),
        told(
            "a Chinese notice with an unknown buyer",
            letterFrom("inquiry@made-in-china.com").subject("您有新的询盘").says(chinese),
            "Customer/FR/Dupont Frères",
            "new.registered"),
        told(
            "the buyer in a list with bullets",
            letterFrom("inquiry@made-in-china.com")
                .subject("You have an inquiry")
                .says(
                    "» Company: Gil Hermanos S.L.\n» Country: Spain\n• E-mail: pedro@gil-demo.es"),
            "Customer/SP/Gil Hermanos",
            "platform.body"),
        told(
            "a notice with a table",
            letterFrom("noreply@globalsources.com").subject("RFQ for blenders").says(table),
            "Customer/CH/Lindt Handel",
            "new.registered"),
        told(
            "a buyer who answers to nobody else's subject",
            letterFrom("buyer@enquiry.indiamart.com")
                .replyTo("Raj <raj@sharma-demo.in>")
                .subject("LED bulbs")
                .says("I want to buy LED bulbs."),
            "Customer/IN/",
            "platform.reply-to"),
        told(
            "a platform's newsletter",
            letterFrom("newsletter@alibaba.com")
                .subject("10 tips for more orders")
                .header("List-Unsubscribe", "<x>"),
            ASSISTANT,
            "platform.no-buyer"),
        told(
            "a platform's notice about our own account",
            letterFrom("service@made-in-china.com")
                .subject("Your ranking this week")
                .says("Company: Hotwell Ltd\nEmail: britty@hotwell.example\nCountry: China"),
            ASSISTANT,
            "platform.no-buyer"),
        told(
            "a platform's salesperson",
            letterFrom("tom@alibaba-inc.com").subject("Gold membership").says("Shall we renew it?"),
            ASSISTANT,
            "platform.no-buyer"),
        told(
            "a platform's newsletter with an address of its own for answers",
            letterFrom("news@dhgate.com")
                .replyTo("service@dhgate.com")
                .says("Order now, best prices"),
            ASSISTANT,
            "platform.no-buyer"),
        told(
            "a web form on our own site, known buyer",
            letterFrom("wordpress@hotwell.example")
                .replyTo("anna@nevir-demo.es")
                .says("A question"),
            NEVIR,
            "origin.web-form"),
        told(
            "a web form on our own site, new buyer",
            letterFrom("webform@hotwell.example")
                .replyTo("Ola <ola@nordmann-demo.no>")
                .automatic(Kind.GENERATED, "Auto-Submitted: auto-generated")
                .subject("Contact form")
                .says("We are interested in your kettles. Please send us a price list."),
            "Customer/NO/",
            "new.inquiry"),
        told(
            "a web form with an advertisement",
            letterFrom("webform@hotwell.example")
                .replyTo("mike@rank-demo.com")
                .says("We get your site on the first page of Google. Our SEO services include..."),
            ASSISTANT,
            "assistant.offer"));
  }

  static Stream<Named<Told>> conversations() {
    return Stream.of(
        told(
            "a stranger in a customer's conversation",
            letterFrom("clerk@port-demo.com").subject("Re: PLK-276").says("The vessel is late."),
            NEVIR,
            "conversation.one",
            "ES-001"),
        told(
            "a forwarder in a customer's conversation",
            letterFrom("ops@maersk.com").subject("Re: PLK-276").says("The vessel is late."),
            NEVIR,
            "conversation.one",
            "ES-001"),
        told(
            "two customers, of whom the letter names one",
            letterFrom("clerk@port-demo.com")
                .cc("karl@mueller-demo.de")
                .says("The vessel is late."),
            MUELLER,
            "conversation.addressed",
            "ES-001",
            "DE-001"),
        told(
            "two customers, nothing says which",
            letterFrom("clerk@port-demo.com").says("The vessel is late."),
            OTHERS,
            "conversation.several",
            "ES-001",
            "DE-001"),
        told(
            "a customer writes in another customer's conversation",
            letterFrom("karl@mueller-demo.de").says("Forwarded to me"),
            MUELLER,
            "customer.domain",
            "ES-001"),
        told(
            "a buyer's second address, through a platform, in a conversation",
            letterFrom("x1@message.alibaba.com")
                .replyTo("anna.private@gmail.com")
                .says("My answer"),
            NEVIR,
            "conversation.one",
            "ES-001"),
        told(
            "a colleague's internal remark in a conversation",
            letterFrom("lin@hotwell.example").says("What do we offer them?"),
            NEVIR,
            "conversation.one",
            "ES-001"),
        told(
            "a conversation with a customer who is not in the file any more",
            letterFrom("clerk@port-demo.com").says("The vessel is late."),
            OTHERS,
            "others.unknown",
            "XX-999"));
  }

  static Stream<Named<Told>> assistants() {
    return Stream.of(
        told(
            "a certification body",
            letterFrom("anja@tuvsud.com").says("Please find the test report."),
            ASSISTANT,
            "assistant.rule"),
        told(
            "a certification body's subdomain",
            letterFrom("wang@cn.bureauveritas.com").says("报告已出"),
            ASSISTANT,
            "assistant.rule"),
        told(
            "a courier's notice",
            letterFrom("noreply@dhl.com")
                .automatic(Kind.GENERATED, "Auto-Submitted: auto-generated")
                .says("Shipment 123 was delivered"),
            ASSISTANT,
            "assistant.rule"),
        told(
            "a shipping line with a quotation",
            letterFrom("sales@maersk.com").says("Our quotation for FOB Ningbo"),
            ASSISTANT,
            "assistant.rule"),
        told(
            "a trade fair",
            letterFrom("invitation@cantonfair.org.cn").subject("第139届广交会"),
            ASSISTANT,
            "assistant.rule"),
        told(
            "credit insurance",
            letterFrom("wangli@sinosure.com.cn").says("保单续转"),
            ASSISTANT,
            "assistant.rule"),
        told(
            "a list that can be left",
            letterFrom("info@magazine-demo.com").header("List-Unsubscribe", "<mailto:x@y>"),
            ASSISTANT,
            "assistant.bulk"),
        told(
            "a mailing list",
            letterFrom("joe@club-demo.org").header("List-Id", "<exporters.club-demo.org>"),
            ASSISTANT,
            "assistant.bulk"),
        told(
            "Precedence: bulk",
            letterFrom("a@shop-demo.com").header("Precedence", "Bulk"),
            ASSISTANT,
            "assistant.bulk"),
        told(
            "Precedence of another kind is no mark",
            letterFrom("a@shop-demo.com").header("Precedence", "first-class").says("See you"),
            OTHERS,
            "others.unknown"),
        told(
            "bulk that asks for offers is still bulk",
            letterFrom("a@shop-demo.com")
                .automatic(Kind.BULK, "Precedence: bulk")
                .says("please quote"),
            ASSISTANT,
            "assistant.bulk"));
  }

  static Stream<Named<Told>> inquiries() {
    return Stream.of(
        told(
            "an unknown company asks for prices",
            letterFrom("Piet <piet@vandam-demo.nl>")
                .subject("Inquiry")
                .says("Please send us your price list for toasters."),
            "Customer/NL/",
            "new.registered"),
        told(
            "an unknown buyer with a freemail address",
            letterFrom("Carlos Ruiz <carlos.ruiz@gmail.com>")
                .subject("Consulta")
                .says("Estamos interesados en sus productos. Saludos, Carlos Ruiz")
                .signed("Carlos Ruiz\nTel: +34 912 345 678"),
            "Customer/SP/",
            "new.registered"),
        told(
            "an order as an attachment",
            letterFrom("buy@karlson-demo.se")
                .subject("New order")
                .attached("Purchase_Order_88.pdf"),
            "Customer/SE/",
            "new.inquiry"),
        told(
            "a maker who buys",
            letterFrom("anna@meble-demo.pl")
                .says(
                    "We are a manufacturer of furniture in Poland. Kindly quote 5,000 hinges,"
                        + " FOB Ningbo."),
            "Customer/PL/",
            "new.inquiry"),
        told(
            "a forwarded inquiry with next to no words of its own",
            letterFrom("piet@vandam-demo.nl")
                .subject("Fwd:")
                .says("fyi")
                .quotes("please quote toasters"),
            "Customer/NL/",
            "new.inquiry"),
        told(
            "hints alone, three of them",
            letterFrom("piet@vandam-demo.nl")
                .says("What about delivery time, payment terms, packing?"),
            "Customer/NL/",
            "new.inquiry"),
        told(
            "two hints are not enough",
            letterFrom("piet@vandam-demo.nl").says("In order to meet, at what price do you fly?"),
            OTHERS,
            "others.unknown"),
        told(
            "words inside of words do not count",
            letterFrom("piet@vandam-demo.nl").says("Misquoted, unenquiry, cifra, border, fobia"),
            OTHERS,
            "others.unknown"),
        told(
            "nobody reads answers there",
            letterFrom("no-reply@shop-demo.com")
                .says("Your purchase order, price list and quotation"),
            OTHERS,
            "others.unknown"),
        told(
            "a machine's report with words of the trade",
            letterFrom("erp@firm-demo.com")
                .automatic(Kind.GENERATED, "X-Cron-Env")
                .says("purchase order quotation price list"),
            OTHERS,
            "others.automatic"));
  }

  static Stream<Named<Told>> inquiriesOfManyLanguages() {
    Map<String, String> said =
        Map.ofEntries(
            Map.entry("你好，请报价500台电水壶，FOB宁波。", "Chinese"),
            Map.entry("您好，請提供報價單及樣品。", "traditional Chinese"),
            Map.entry("Quisiéramos recibir una cotización.", "Spanish"),
            Map.entry("Gostaria de receber uma cotação.", "Portuguese"),
            Map.entry("Wir bitten um ein Angebot über 500 Stück.", "German"),
            Map.entry("Merci de nous envoyer un devis.", "French"),
            Map.entry("Vorremmo ricevere un preventivo.", "Italian"),
            Map.entry("Добрый день, прошу выслать прайс-лист.", "Russian"),
            Map.entry("Fiyat teklifi rica ederiz.", "Turkish"),
            Map.entry("お見積りをお願いいたします。", "Japanese"),
            Map.entry("견적을 요청드립니다.", "Korean"),
            Map.entry("Proszę o przesłanie cennika.", "Polish"),
            Map.entry("نرجو إرسال عرض سعر للكمية التالية", "Arabic"),
            Map.entry("Graag ontvangen wij een offerte.", "Dutch"),
            Map.entry("ＰＬＥＡＳＥ　ＱＵＯＴＥ", "full-width English"),
            Map.entry("Prosíme o nabídku", "Czech"),
            Map.entry("Ενδιαφερόμαστε για τα προϊόντα σας", "Greek"));
    return said.entrySet().stream()
        .map(
            e ->
                told(
                    "an inquiry in " + e.getValue(),
                    letterFrom("buyer@buyer-demo.com").says(e.getKey()),
                    "Customer/",
                    "new.inquiry"));
  }

  static Stream<Named<Told>> offers() {
    return Stream.of(
        told(
            "a factory offers its goods with all words of the trade",
            letterFrom("Lily <lily@led-demo.cn>")
                .subject("LED lamps quotation")
                .says(
                    "We are a professional manufacturer of LED lamps. We can supply with low MOQ."
                        + " Price list attached, FOB Shenzhen. Free samples available."),
            ASSISTANT,
            "assistant.offer"),
        told(
            "search engine optimisation",
            letterFrom("mike@gmail.com").says("I can bring your site to the first page of Google"),
            ASSISTANT,
            "assistant.offer"),
        told(
            "web design",
            letterFrom("mike@gmail.com").subject("Website redesign").says("We do web design."),
            ASSISTANT,
            "assistant.offer"),
        told(
            "a Chinese factory",
            letterFrom("sales@pcb-demo.cn").says("我们是专业生产PCB的工厂，附件是报价单，欢迎询价。"),
            ASSISTANT,
            "assistant.offer"),
        told(
            "an unknown forwarder",
            letterFrom("tina@cargo-demo.cn")
                .says("We are a freight forwarder, best freight rates now."),
            ASSISTANT,
            "assistant.offer"),
        told(
            "a German advertisement",
            letterFrom("aktion@werbung-demo.de").says("Sonderangebot! Newsletter abmelden"),
            ASSISTANT,
            "assistant.offer"));
  }

  static Stream<Named<Told>> others() {
    return Stream.of(
        told(
            "a private letter",
            letterFrom("mum@gmail.com").subject("Sunday").says("Will you come for dinner?"),
            OTHERS,
            "others.unknown"),
        told(
            "a letter without a writer",
            letterFrom().says("please quote"),
            OTHERS,
            "others.nobody"),
        told(
            "a letter whose writer cannot be read",
            letterFrom("Anna <>").says("hello"),
            OTHERS,
            "others.nobody"),
        told("an empty letter", letterFrom("x@somewhere-demo.com"), OTHERS, "others.unknown"));
  }

  static Stream<Named<Told>> colleaguesAndMachines() {
    return Stream.of(
        told(
            "a colleague's letter to a customer, copied to us",
            letterFrom("lin@hotwell.example").to("anna@nevir-demo.es").cc("britty@hotwell.example"),
            NEVIR,
            "origin.colleague"),
        told(
            "our own letter, copied to ourselves",
            letterFrom("britty@hotwell.example")
                .to("britty@hotwell.example")
                .bcc("karl@mueller-demo.de"),
            MUELLER,
            "origin.colleague"),
        told(
            "a colleague's letter about lunch",
            letterFrom("lin@hotwell.example")
                .says("Lunch? Please quote Shakespeare, price list, MOQ."),
            OTHERS,
            "others.own"),
        told(
            "our own address at a public provider",
            letterFrom("hotwell.sales@163.com").says("please send us your price list"),
            OTHERS,
            "others.own"),
        told(
            "a bounce that names a customer's address",
            letterFrom("mailer-daemon@hotwell.example")
                .automatic(Kind.BOUNCE, "report-type=delivery-status")
                .says("550 5.1.1 <karl@mueller-demo.de>: user unknown"),
            MUELLER,
            "origin.bounce"),
        told(
            "a bounce with the address in a field",
            letterFrom("postmaster@gmail.com")
                .automatic(Kind.DELAY, "x")
                .header("X-Failed-Recipients", "anna@nevir-demo.es"),
            NEVIR,
            "origin.bounce"),
        told(
            "a bounce within a conversation",
            letterFrom("mailer-daemon@gmail.com").automatic(Kind.BOUNCE, "x").says("It failed"),
            NEVIR,
            "conversation.one",
            "ES-001"),
        told(
            "a bounce of nobody's",
            letterFrom("mailer-daemon@gmail.com").automatic(Kind.BOUNCE, "x").says("It failed"),
            OTHERS,
            "others.bounce"),
        told(
            "a stranger's vacation notice",
            letterFrom("x@somewhere-demo.com")
                .automatic(Kind.AUTO_REPLY, "Auto-Submitted: auto-replied")
                .says("Re: quotation, price list"),
            OTHERS,
            "others.automatic"));
  }
}
