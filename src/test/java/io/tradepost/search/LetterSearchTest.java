package io.tradepost.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.letter.Address;
import io.tradepost.letter.Automation;
import io.tradepost.letter.LetterText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by which words. */
class LetterSearchTest {
  @TempDir Path dir;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(dir);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void chineseWordsAreFoundInsideSentences() {
    desk.put(
        Sample.letter("a").text("您好，请把形式发票发给我，谢谢。"),
        Sample.letter("b").text("我们想询价贵司的电机。"),
        Sample.letter("c").subject("關於報價單"),
        Sample.letter("d").text("发给我的票形式不对"));
    assertThat(desk.find("形式发票")).containsExactly("a");
    assertThat(desk.find("询价")).containsExactly("b");
    assertThat(desk.find("詢價")).containsExactly("b");
    assertThat(desk.find("报价单")).containsExactly("c");
    assertThat(desk.find("\"形式发票发给我\"")).containsExactly("a");
    assertThat(desk.find("票")).containsExactlyInAnyOrder("a", "d");
    assertThat(desk.find("发票 谢谢")).containsExactly("a");
  }

  @Test
  void chineseBesideLettersAndNumbersIsFound() {
    desk.put(Sample.letter("a").text("请报价PLK-276型号 CIF 汉堡, 形式发票 PI 附上"));
    assertThat(desk.find("报价PLK-276")).containsExactly("a");
    assertThat(desk.find("PLK-276型")).containsExactly("a");
    assertThat(desk.find("\"CIF 汉堡\"")).containsExactly("a");
    assertThat(desk.find("\"形式发票 PI\"")).containsExactly("a");
    assertThat(desk.find("汉")).containsExactly("a");
    assertThat(desk.find("汉口")).isEmpty();
  }

  @Test
  void japaneseAndKoreanAreFoundByWordAndByPhrase() {
    desk.put(
        Sample.letter("j").text("お世話になっております。見積書を送ってください。プリンター十台です。"),
        Sample.letter("k").text("안녕하세요, 견적서를 보내 주시기 바랍니다."));
    assertThat(desk.find("見積書")).containsExactly("j");
    assertThat(desk.find("プリンター")).containsExactly("j");
    assertThat(desk.find("ﾌﾟﾘﾝﾀｰ")).containsExactly("j");
    assertThat(desk.find("\"見積書を送って\"")).containsExactly("j");
    assertThat(desk.find("견적서")).containsExactly("k");
    assertThat(desk.find("\"견적서를 보내\"")).containsExactly("k");
    assertThat(desk.find("\"보내 견적서를\"")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Müller", "muller", "MÜLLER", "Mu\u0308ller", "müll*", "from:Muller"})
  void namesWithAccentsAreFoundWithAndWithoutThem(String query) {
    desk.put(Sample.letter("a").from("Jürgen Müller", "jm@werk-demo.de"), Sample.letter("b"));
    assertThat(desk.find(query)).containsExactly("a");
  }

  @Test
  void accentsInTheQueryDoNotCountEither() {
    desk.put(Sample.letter("a").text("Senor Garcia pide el catalogo"));
    assertThat(desk.find("Señor García catálogo")).containsExactly("a");
  }

  @Test
  void orderNumbersAreFoundWhole() {
    desk.put(
        Sample.letter("a").subject("Order PLK-276").date("2026-03-03T00:00:00Z"),
        Sample.letter("b").text("see PLK-276(Rev.1) attached").date("2026-03-02T00:00:00Z"),
        Sample.letter("c").text("plk276 is late").date("2026-03-01T00:00:00Z"),
        Sample.letter("d").subject("PLK-2760 and PLK-27"));
    assertThat(desk.find("PLK-276")).containsExactly("a", "b", "c");
    assertThat(desk.find("plk-276")).containsExactly("a", "b", "c");
    assertThat(desk.find("PLK276")).containsExactly("a", "b", "c");
    assertThat(desk.find("PLK-276(Rev.1)")).containsExactly("b");
    assertThat(desk.find("plk-276rev1")).containsExactly("b");
    assertThat(desk.find("PLK-27")).containsExactly("d");
    assertThat(desk.find("PLK-27*")).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void inquiryNumbersWithYearsAreFound() {
    desk.put(Sample.letter("a").text("Our RFQ-2024-17."), Sample.letter("b").text("RFQ-2024-170"));
    assertThat(desk.find("rfq-2024-17")).containsExactly("a");
    assertThat(desk.find("RFQ202417")).containsExactly("a");
    assertThat(desk.find("RFQ-2024")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void theOrdersOfALetterAreAField() {
    desk.put(
        Sample.letter("a").orders("PLK-276(Rev.1)"),
        Sample.letter("b").orders("PLK-27", "ILK-9"),
        Sample.letter("c").text("PLK-276"));
    assertThat(desk.find("order:PLK-276")).containsExactly("a");
    assertThat(desk.find("order:plk276rev1")).containsExactly("a");
    assertThat(desk.find("order:PLK-27")).containsExactly("b");
    assertThat(desk.find("order:PLK-2*")).containsExactlyInAnyOrder("a", "b");
    assertThat(desk.find("PLK-276")).containsExactlyInAnyOrder("a", "c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna.ruiz@sales.nevir-demo.es",
        "from:Anna.Ruiz@Sales.Nevir-Demo.ES",
        "from:anna.ruiz",
        "from:ruiz",
        "from:sales.nevir-demo.es",
        "from:nevir-demo.es",
        "from:@nevir-demo.es",
        "from:nevir",
        "nevir",
        "from:nev*",
        "from:anna.r*",
        "from:anna.ruiz@sal*",
        "from:\"Anna Ruiz\"",
      })
  void addressesAreFoundByEveryPart(String query) {
    desk.put(
        Sample.letter("a").from("Anna Ruiz", "anna.ruiz@sales.nevir-demo.es"),
        Sample.letter("b").from("Bob", "bob@other-demo.com"));
    assertThat(desk.find(query)).containsExactly("a");
  }

  @Test
  void partsOfAnAddressAreNotMixedUp() {
    desk.put(
        Sample.letter("a")
            .to(
                List.of(
                    new Address("Anna", "sales@one-demo.es"),
                    new Address("Ruiz", "info@two-demo.es"))));
    assertThat(desk.find("to:sales@two-demo.es")).isEmpty();
    assertThat(desk.find("to:\"Anna Ruiz\"")).isEmpty();
    assertThat(desk.find("to:one-demo.es to:ruiz")).containsExactly("a");
  }

  @Test
  void toMeansEveryRecipientAndCcOnlyCopies() {
    desk.put(Sample.letter("a").to("Lin", "lin@x.example").cc("Wang", "wang@x.example"));
    assertThat(desk.find("to:wang")).containsExactly("a");
    assertThat(desk.find("cc:wang")).containsExactly("a");
    assertThat(desk.find("cc:lin")).isEmpty();
  }

  @Test
  void attachmentsAreFoundByNameWordAndKind() {
    desk.put(
        Sample.letter("a").attachment("PLK-276-NEVIR Packing_List.XLS"),
        Sample.letter("b").attachment("形式发票.pdf"),
        Sample.letter("c").text("the pdf of the packing list").picture("logo.png"));
    assertThat(desk.find("filename:\"PLK-276-NEVIR Packing_List.xls\"")).containsExactly("a");
    assertThat(desk.find("filename:PLK-276-NEVIR")).containsExactly("a");
    assertThat(desk.find("filename:packing")).containsExactly("a");
    assertThat(desk.find("filename:*.pdf")).containsExactly("b");
    assertThat(desk.find("filename:.xls")).containsExactly("a");
    assertThat(desk.find("filename:发票")).containsExactly("b");
    assertThat(desk.find("形式发票.pdf")).containsExactly("b");
    assertThat(desk.find("has:attachment")).containsExactlyInAnyOrder("a", "b");
    assertThat(desk.find("filename:logo")).containsExactly("c");
  }

  @Test
  void factsOfFilingAreFields() {
    FilingFacts nevir =
        new FilingFacts(
            "customer",
            "ES",
            List.of("SP", "Spain", "西班牙"),
            "NEVIR",
            "ES-001",
            List.of("NEVIR Electrónica S.A."));
    FilingFacts none = new FilingFacts("business-assistant", "", List.of(), "", "", List.of());
    desk.put(Sample.letter("a").facts(nevir), Sample.letter("b").facts(none));
    for (String query :
        List.of(
            "customer:ES-001",
            "customer:nevir",
            "customer:electronica",
            "country:ES",
            "country:sp",
            "country:spain",
            "country:西班牙",
            "company:nevir",
            "category:customer",
            "is:customer",
            "conversation:c-00000000000a")) {
      assertThat(desk.find(query)).as(query).containsExactly("a");
    }
    assertThat(desk.find("category:business-assistant")).containsExactly("b");
    assertThat(desk.find("not is:customer")).containsExactly("b");
  }

  @Test
  void statesTellLettersApart() {
    desk.put(
        Sample.letter("a").flags(Flag.SEEN, Flag.ANSWERED),
        Sample.letter("b").sent(),
        Sample.letter("c").automation(Automation.Kind.BOUNCE),
        Sample.letter("d").automation(Automation.Kind.BULK).flags(Flag.FLAGGED));
    assertThat(desk.find("is:read")).containsExactly("a");
    assertThat(desk.find("is:unread")).containsExactlyInAnyOrder("b", "c", "d");
    assertThat(desk.find("is:answered")).containsExactly("a");
    assertThat(desk.find("is:flagged")).containsExactly("d");
    assertThat(desk.find("is:sent")).containsExactly("b");
    assertThat(desk.find("is:received")).containsExactlyInAnyOrder("a", "c", "d");
    assertThat(desk.find("is:automatic")).containsExactlyInAnyOrder("c", "d");
    assertThat(desk.find("is:bounce")).containsExactly("c");
    assertThat(desk.find("is:bulk")).containsExactly("d");
  }

  @Test
  void datesHaveTheirEdgesAtTheCompanysMidnight() {
    desk.put(
        Sample.letter("a").date("2025-12-31T15:59:59.999Z"),
        Sample.letter("b").date("2025-12-31T16:00:00Z"),
        Sample.letter("c").date("2026-04-14T01:00:00Z"));
    assertThat(desk.find("before:2026-01")).containsExactly("a");
    assertThat(desk.find("after:2026-01")).containsExactly("c", "b");
    assertThat(desk.find("on:2026-01-01")).containsExactly("b");
    assertThat(desk.find("on:yesterday")).containsExactly("c");
    assertThat(desk.find("on:昨天")).containsExactly("c");
    assertThat(desk.find("date:2025..2026-03")).containsExactly("b", "a");
    assertThat(desk.find("after:7d")).containsExactly("c");
  }

  @Test
  void sizesAreCompared() {
    desk.put(Sample.letter("a").size(1024), Sample.letter("b").size(1025));
    assertThat(desk.find("larger:1k")).containsExactly("b");
    assertThat(desk.find("smaller:1025")).containsExactly("a");
    assertThat(desk.find("smaller:0")).isEmpty();
  }

  @Test
  void operatorsCombine() {
    desk.put(
        Sample.letter("a").text("free sample"),
        Sample.letter("b").text("sample price"),
        Sample.letter("c").text("price"));
    assertThat(desk.find("sample price")).containsExactly("b");
    assertThat(desk.find("sample or price")).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(desk.find("sample -free")).containsExactly("b");
    assertThat(desk.find("-sample")).containsExactly("c");
    assertThat(desk.find("free or (price -sample)")).containsExactlyInAnyOrder("a", "c");
    assertThat(desk.find("\"sample free\"")).isEmpty();
    assertThat(desk.find("samp*")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void theNewestComeFirstAndTheTotalIsExact() {
    desk.index.putAll(
        IntStream.range(0, 3_000)
            .mapToObj(
                i -> Sample.letter("n" + i).text("price").date(Desk.NOW.minusSeconds(i)).done())
            .toList());
    desk.index.refresh();
    Results results = desk.index.search(Desk.asked("price"), 3, Order.NEWEST_FIRST);
    assertThat(results.total()).isEqualTo(3_000);
    assertThat(Desk.names(results)).containsExactly("n0", "n1", "n2");
    assertThat(desk.index.search(Desk.asked("price"), 0, Order.BY_RELEVANCE).total())
        .isEqualTo(3_000);
    assertThat(desk.index.search(Desk.asked("price"), Integer.MAX_VALUE, Order.NEWEST_FIRST).hits())
        .hasSize(3_000);
  }

  @Test
  void byRelevanceTheSubjectAndNewTextCountMoreThanQuotedText() {
    String padding = "one two three four five six";
    desk.put(
        Sample.letter("q")
            .subject("Re: order")
            .text(padding, "catalogue", "")
            .date("2026-03-03T00:00:00Z"),
        Sample.letter("f")
            .subject("Re: order")
            .text("catalogue", padding, "")
            .date("2026-03-02T00:00:00Z"),
        Sample.letter("s").subject("catalogue").text(padding).date("2026-03-01T00:00:00Z"));
    assertThat(desk.best("catalogue")).containsExactly("s", "f", "q");
    assertThat(desk.find("catalogue")).containsExactly("q", "f", "s");
    assertThat(desk.find("body:catalogue")).containsExactly("q", "f");
  }

  @Test
  void signaturesAreFound() {
    desk.put(Sample.letter("a").text("Hello", "", "Anna Ruiz\nNEVIR S.A.\n+34 91 123"));
    assertThat(desk.find("body:\"NEVIR S.A.\"")).containsExactly("a");
  }

  @Test
  void aLetterIsFoundByItsIdOrMessageId() {
    desk.put(Sample.letter("a").messageId("X.1@nevir-demo.es"), Sample.letter("b"));
    assertThat(desk.find("id:00000000000a")).containsExactly("a");
    assertThat(desk.find("message-id:<X.1@nevir-demo.es>")).containsExactly("a");
    assertThat(desk.index.find("00000000000a")).get().extracting(Hit::id).isEqualTo(Sample.id("a"));
    assertThat(desk.index.find("<X.1@nevir-demo.es>")).isPresent();
    assertThat(desk.index.find("X.1@nevir-demo.es")).isPresent();
    assertThat(desk.index.find("X.2@nevir-demo.es")).isEmpty();
    assertThat(desk.index.find("")).isEmpty();
  }

  @Test
  void aHitTellsAllThatAListShows() {
    FilingFacts facts =
        new FilingFacts("customer", "ES", List.of("SP"), "NEVIR", "ES-001", List.of());
    IndexedLetter put =
        Sample.letter("a")
            .cc("Lin", "lin@hotwell.example")
            .subject("Re: 报价 \uD83D\uDE00")
            .attachment("a.pdf")
            .picture("logo.png")
            .flags(Flag.SEEN)
            .facts(facts)
            .orders("PLK-276")
            .in(new Place("Britty", "Customer/SP/NEVIR"), new Place("Lin", "INBOX"))
            .done();
    desk.index.put(put);
    desk.index.refresh();
    Hit hit = desk.index.find("00000000000a").orElseThrow();
    assertThat(hit)
        .isEqualTo(
            new Hit(
                put.letter().id(),
                put.letter().sha256(),
                put.letter().messageId(),
                put.date(),
                put.arrived(),
                put.letter().from(),
                put.letter().to(),
                put.letter().cc(),
                put.letter().subject(),
                "customer",
                "ES",
                "NEVIR",
                "ES-001",
                List.of("PLK-276"),
                put.conversation(),
                List.of("a.pdf"),
                1_000,
                false,
                Automation.Kind.PERSON,
                new Beginning(put.letter().text(), true),
                put.places(),
                put.flags()));
  }

  @Test
  void aLetterIsOpenedForItsSnippetOnlyWhereTheWordStandsFarDown() {
    String filler = "filler words ".repeat(Beginning.LONGEST / 13 + 1);
    desk.put(
        Sample.letter("a").text("The price please. " + filler),
        Sample.letter("b").text(filler + " The bottom of the letter."));
    List<String> opened = new ArrayList<>();
    TextSource source =
        hit -> {
          opened.add(hit.id().value());
          return Optional.of(new LetterText("The bottom of the letter.", "", ""));
        };
    assertThat(snippet("price", source)).startsWith("The \u0001price\u0002 please. filler words");
    assertThat(snippet("mailbox:Britty price", source)).startsWith("The \u0001price\u0002");
    assertThat(opened).isEmpty();
    assertThat(snippet("bottom", source)).isEqualTo("The \u0001bottom\u0002 of the letter.");
    assertThat(opened).containsExactly("00000000000b");
  }

  @Test
  void lettersOfAnyKindGoIn() {
    Random random = new Random(7);
    String junk = "x".repeat(40_000);
    desk.put(
        Sample.letter("a")
            .subject(junk + "\uD800")
            .messageId(junk + "é".repeat(40_000))
            .from(junk, junk + "@" + "d.".repeat(20_000))
            .attachment(junk + "." + junk)
            .orders(junk, "", "-")
            .text("needle " + "base64".repeat(300_000), "\u0000\uFFFF", "")
            .date(Instant.MAX.minusSeconds(60))
            .facts(new FilingFacts("", junk, List.of(""), junk, junk, List.of(junk))));
    assertThat(desk.find("needle")).containsExactly("a");
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      noise.append((char) random.nextInt(0x10000));
    }
    desk.put(Sample.letter("b").subject(noise.toString()).text("needle\n" + noise));
    assertThat(desk.find("needle")).containsExactlyInAnyOrder("a", "b");
  }

  /** The first hit's. */
  private String snippet(String query, TextSource source) {
    Criterion asked = Desk.asked(query);
    Hit hit = desk.index.search(asked, 1, Order.NEWEST_FIRST).hits().getFirst();
    return new Snippets(asked).of(hit, source);
  }
}
