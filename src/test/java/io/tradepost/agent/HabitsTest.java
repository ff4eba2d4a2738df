package io.tradepost.agent;

import static io.tradepost.agent.Salesperson.letter;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.Move;
import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.FaultyWay;
import io.tradepost.mailbox.NeedsDovecot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings by which an office wants its letters filed, on a real server. */
@NeedsDovecot
@SuppressWarnings("NullAway.Init") // open() comes first in each test.
class HabitsTest {
  private static final String NEVIR = "Customer/ES/NEVIR";
  private static final String ANNA = "Anna Ruiz <anna@nevir-demo.es>";
  private static final String US = "britty@hotwell.example";

  @TempDir private Path home;
  private DovecotServer server;
  private FaultyWay way;
  private Salesperson britty;
  private Office office;

  private void open(DovecotServer.Options options, String settings) throws Exception {
    server = DovecotServer.start(options);
    way = new FaultyWay(server.port());
    britty = new Salesperson(server.account("Britty", "britty"));
    Files.writeString(home.resolve("secret"), DovecotServer.PASSWORD);
    office = Offices.open(RunningDaemon.install(home, way.port(), "britty", settings), true);
  }

  @AfterEach
  void close() {
    office.close();
    britty.close();
    way.close();
    server.close();
  }

  private void pass(boolean refile) {
    assertThat(office.once(new PassRequest(List.of(), refile), Progress.SILENT).clean()).isTrue();
  }

  private List<String> places(String name) {
    return office.search(new SearchRequest("body-of-" + name, 9, false)).letters().stream()
        .map(LetterView::places)
        .flatMap(List::stream)
        .sorted()
        .toList();
  }

  @Test
  void theSameLetterTwiceInOneBatchIsTwoCopiesOfOneLetter() throws Exception {
    open(DovecotServer.Options.plain(), "");
    britty.append("INBOX", letter("one", ANNA, US, "One"));
    britty.append("INBOX", letter("one", ANNA, US, "One"));
    pass(false);
    assertThat(britty.names("INBOX")).isEmpty();
    assertThat(britty.names(NEVIR)).containsExactly("one", "one");
    assertThat(places("one")).containsExactly(NEVIR);
    assertThat(office.status().mailboxes())
        .singleElement()
        .satisfies(m -> assertThat(List.of(m.seen(), m.filed())).containsExactly(2L, 2L));
  }

  @Test
  void aLetterIsFiledOnlyOnceItHasBeenRead() throws Exception {
    // Without CONDSTORE a flag alone changes no number that STATUS tells.
    open(DovecotServer.Options.plain().without("CONDSTORE", "QRESYNC"), "filing: { when: seen }\n");
    britty.append("INBOX", letter("one", ANNA, US, "One"));
    britty.append("INBOX", letter("two", ANNA, US, "Two"));
    pass(false);
    assertThat(places("one")).containsExactly("INBOX");
    britty.mark("one", "INBOX", "\\Seen");
    pass(false);
    assertThat(places("one")).containsExactly(NEVIR);
    assertThat(places("two")).containsExactly("INBOX");
  }

  @Test
  void aLetterIsFiledOnlyOnceItHasBeenAnsweredAndSentOnesAreMoved() throws Exception {
    open(DovecotServer.Options.plain(), "filing: { when: answered, sent: move }\n");
    britty.append("INBOX", letter("one", ANNA, US, "One"), "\\Seen");
    britty.append("Sent", letter("sent", US, ANNA, "Offer"), "\\Seen");
    pass(false);
    assertThat(places("one")).containsExactly("INBOX");
    assertThat(places("sent")).containsExactly(NEVIR);
    assertThat(britty.names("Sent")).isEmpty();
    britty.mark("one", "INBOX", "\\Answered");
    pass(false);
    assertThat(britty.names(NEVIR)).containsExactly("one", "sent");
  }

  @Test
  void privateMailIsNeverFetchedNorKept() throws Exception {
    open(
        DovecotServer.Options.plain(),
        """
            exclude: { folders: [Private], senders: [bank.example, mum@home.example] }
        filing: { new-customers: others }
        """);
    britty.makeFolder("Private/Taxes");
    britty.append("Private/Taxes", letter("taxes", ANNA, US, "secret-taxes"));
    britty.append("INBOX", letter("bank", "B <x@mail.bank.example>", US, "secret-statement"));
    britty.append("INBOX", letter("mum", "Mum <MUM@home.example>", US, "secret-birthday"));
    britty.append(
        "INBOX",
        letter("new", "J <j@acme-demo.fr>", US, "Inquiry: please quote your best price for lamps"));
    pass(false);
    assertThat(places("new")).containsExactly("Others");
    assertThat(britty.names("INBOX")).containsExactly("bank", "mum");
    assertThat(office.status().mailboxes().getFirst().leftBecause()).hasSize(1);
    assertThat(way.said().lines().filter(l -> l.contains("BODY.PEEK[]"))).hasSize(1);
    assertThat(way.said()).doesNotContain("Private/Taxes\" (").doesNotContain("EXAMINE Private");
    for (String secret : List.of("secret-", "body-of-mum", "body-of-bank", "body-of-taxes")) {
      assertThat(filesHolding(secret)).isEmpty();
    }
    office.close();
    assertThat(filesHolding("secret-")).isEmpty();
  }

  private List<Path> filesHolding(String words) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("data"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> !f.toString().contains(".lck"))
          .filter(f -> read(f).contains(words))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatTheCustomerFileLearnsIsAppliedToWhatWasFiledButNotToWhatPeopleMoved() throws Exception {
    open(DovecotServer.Options.plain(), "filing: { new-customers: others }\n");
    String stranger = "Eva <eva@nevir-demo.pt>";
    for (String name : List.of("one", "two", "kept")) {
      britty.append("INBOX", letter(name, stranger, US, "Hello " + name));
    }
    britty.append("INBOX", letter("other", "U <u@unknown-demo.org>", US, "Hello other"));
    britty.append("INBOX", letter("nevir", ANNA, US, "Hello nevir"));
    pass(false);
    assertThat(britty.names("Others")).containsExactly("kept", "one", "other", "two");
    britty.makeFolder("Mine");
    britty.move("kept", "Others", "Mine");
    britty.move("kept", "Mine", "Others");
    pass(false);

    Map<String, List<String>> said =
        Map.of("name", List.of("NEVIR S.A."), "domains", List.of("nevir-demo.pt"));
    office.customers().correct("ES-001", said);
    assertThat(office.plan(new PassRequest(List.of(), true), Progress.SILENT).moves())
        .extracting(Move::from, Move::to)
        .containsOnly(org.assertj.core.groups.Tuple.tuple("Others", NEVIR));
    pass(false);
    assertThat(britty.names(NEVIR)).containsExactly("nevir");
    pass(true);
    assertThat(britty.names(NEVIR)).contains("nevir", "one", "two");
    assertThat(britty.names("Others")).contains("other");
    assertThat(places("one")).containsExactly(NEVIR);
    assertThat(office.plan(new PassRequest(List.of(), true), Progress.SILENT).moves()).isEmpty();

    office.customers().merge("ES-002", "ES-001");
    pass(true);
    office.customers().merge("ES-001", "CN-001");
    pass(true);
    assertThat(britty.names("Customer/CN/山田商会")).contains("nevir", "one", "two");
    assertThat(britty.names(NEVIR)).isEmpty();
    assertThat(office.plan(new PassRequest(List.of(), true), Progress.SILENT).moves()).isEmpty();
  }

  @Test
  void chineseFoldersUnderInboxAndASentFolderWithoutAMark() throws Exception {
    open(DovecotServer.Options.underInbox().without("SPECIAL-USE"), "");
    britty.makeFolder("已发送");
    britty.append("INBOX", letter("in", "王 <w@yamada-demo.cn>", US, "询价"));
    britty.append("已发送", letter("out", US, "w@yamada-demo.cn", "报价"), "\\Seen");
    pass(false);
    String yamada = "Customer/CN/山田商会";
    assertThat(places("in")).containsExactly(yamada);
    assertThat(places("out")).containsExactly(yamada, "已发送");

    britty.makeFolder(NEVIR);
    britty.move("in", yamada, NEVIR);
    pass(false);
    assertThat(places("in")).containsExactly(NEVIR);
    britty.append("INBOX", letter("next", "王 <w@yamada-demo.cn>", US, "再询价"));
    pass(false);
    assertThat(places("next")).containsExactly(NEVIR);
    assertThat(places("out")).containsExactly(yamada, "已发送");
  }
}
