package io.tradepost.agent;

import static io.tradepost.agent.Salesperson.letter;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.Office.Explanation;
import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.PassReport;
import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.customer.Customer;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.FaultyWay;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.NeedsDovecot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with a letter stays done, and is learned from. */
@NeedsDovecot
class PeopleWinTest {
  private static final PassRequest ALL = new PassRequest(List.of(), false);
  private static final String NEVIR = "Customer/ES/NEVIR";
  private static final String TORMO = "Customer/ES/Tormo";
  private static final String ANNA = "Anna Ruiz <anna@nevir-demo.es>";
  private static final String US = "britty@hotwell.example";

  private static DovecotServer server;

  @TempDir private Path home;
  private FaultyWay way;
  private Salesperson britty;
  private Office office;
  private String user = "";

  @BeforeAll
  static void startServer() {
    server = DovecotServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void open(TestInfo test) throws Exception {
    user = test.getDisplayName().replaceAll("\\W", "").toLowerCase(Locale.ROOT);
    way = new FaultyWay(server.port());
    britty = new Salesperson(server.account("Britty", user));
    Files.writeString(home.resolve("secret"), DovecotServer.PASSWORD);
    office = Offices.open(RunningDaemon.install(home, way.port(), user, ""), true);
    receive("first");
    assertThat(places("first")).containsExactly(NEVIR);
  }

  @AfterEach
  void close() {
    office.close();
    britty.close();
    way.close();
  }

  private void receive(String name) throws Exception {
    britty.append("INBOX", letter(name, ANNA, US, "About " + name));
    pass();
  }

  private void pass() {
    PassReport report = office.once(ALL, Progress.SILENT);
    assertThat(report.clean()).isTrue();
  }

  private List<LetterView> search(String query) {
    return office.search(new SearchRequest(query, 100, false)).letters();
  }

  private List<String> places(String name) {
    return search("body-of-" + name).stream().flatMap(l -> l.places().stream()).sorted().toList();
  }

  private String told(String name) {
    LetterView letter = search("body-of-" + name).getFirst();
    Explanation explanation = office.explain(letter.id()).orElseThrow();
    return String.join("\n", explanation.decision().reasons())
        + explanation.history().stream().map(e -> "\n" + e.what()).toList();
  }

  private Customer customer(String reference) {
    return office.customers().find(reference).orElseThrow();
  }

  @Test
  void aLetterMovedToAnotherCustomerStaysAndTheSendersNextGoesThere() throws Exception {
    britty.makeFolder(TORMO);
    britty.move("first", NEVIR, TORMO);
    pass();
    assertThat(places("first")).containsExactly(TORMO);
    assertThat(told("first")).contains("A person moved it from " + NEVIR + " to " + TORMO);
    String first = search("body-of-first").getFirst().id();
    assertThat(office.explain(first).orElseThrow().decision().target()).isEqualTo(TORMO);
    assertThat(customer("ES-002").learned()).containsExactly("anna@nevir-demo.es");

    receive("second");
    assertThat(places("second")).containsExactly(TORMO);
    assertThat(told("second")).contains("moved to this customer's folder by hand");
    assertThat(places("first")).containsExactly(TORMO);

    // Back to where it had lain before is a lesson like any other.
    britty.move("first", TORMO, NEVIR);
    receive("third");
    assertThat(places("first")).containsExactly(NEVIR);
    assertThat(places("third")).containsExactly(NEVIR);
    assertThat(customer("ES-002").learned()).isEmpty();
  }

  @Test
  void aLetterMovedToOthersOrToAFolderOfOnesOwnTeachesThatPlace() throws Exception {
    britty.makeFolder("Others");
    britty.move("first", NEVIR, "Others");
    pass();
    assertThat(places("first")).containsExactly("Others");
    receive("second");
    assertThat(places("second")).containsExactly("Others");
    assertThat(told("second")).contains("moved by hand to Others");

    britty.makeFolder("Projects/广交会 2026");
    britty.move("second", "Others", "Projects/广交会 2026");
    receive("third");
    assertThat(places("third")).containsExactly("Projects/广交会 2026");
    assertThat(places("second")).containsExactly("Projects/广交会 2026");
  }

  @Test
  void aPlanToRefileTellsWhyTheLetterBelongsElsewhereNow() throws Exception {
    office
        .customers()
        .add(
            Map.of(
                "name", List.of("Ruiz Import"),
                "short", List.of("Ruiz"),
                "country", List.of("ES"),
                "addresses", List.of("anna@nevir-demo.es")));
    assertThat(office.plan(new PassRequest(List.of(), true), Progress.SILENT).moves())
        .singleElement()
        .satisfies(
            move -> {
              assertThat(move.to()).isEqualTo("Customer/ES/Ruiz");
              assertThat(move.reasons().toString()).contains("Ruiz Import").doesNotContain("NEVIR");
            });
  }

  @Test
  void aDeletedLetterIsNotBroughtBackAndTeachesNothing() throws Exception {
    britty.delete("first", NEVIR);
    pass();
    assertThat(places("first")).isEmpty();
    assertThat(search("body-of-first")).hasSize(1);
    receive("second");
    assertThat(places("second")).containsExactly(NEVIR);
    assertThat(britty.names(NEVIR)).containsExactly("second");
  }

  @Test
  void aCopyIsShownBesideTheLetterAndTeachesNothing() throws Exception {
    britty.makeFolder(TORMO);
    britty.copy("first", NEVIR, TORMO);
    pass();
    assertThat(places("first")).containsExactly(NEVIR, TORMO);
    assertThat(told("first")).contains("Found in " + TORMO + ", where a person put it");
    receive("second");
    assertThat(places("second")).containsExactly(NEVIR);
    assertThat(places("first")).containsExactly(NEVIR, TORMO);
  }

  @Test
  void twoLettersThatOnlyTheirBytesTellApartAreFollowedEachByItself() throws Exception {
    deliverTwins(FolderPath.INBOX);
    pass();
    assertThat(places("twinone")).containsExactly(NEVIR);
    assertThat(places("twintwo")).containsExactly(NEVIR);
    long filed = filed();

    britty.delete("twin", NEVIR);
    britty.delete("twin", NEVIR);
    pass();
    assertThat(places("twinone")).isEmpty();
    deliverTwins(FolderPath.parse(NEVIR));
    pass();
    assertThat(places("twinone")).containsExactly(NEVIR);
    assertThat(places("twintwo")).containsExactly(NEVIR);
    assertThat(filed()).isEqualTo(filed);

    britty.makeFolder(TORMO);
    britty.move("twin", NEVIR, TORMO);
    britty.move("twin", NEVIR, TORMO);
    pass();
    assertThat(places("twinone")).containsExactly(TORMO);
    assertThat(places("twintwo")).containsExactly(TORMO);
    assertThat(filed()).isEqualTo(filed - 2);
  }

  private void deliverTwins(FolderPath folder) {
    for (String twin : List.of("one", "two")) {
      String letter =
          new String(letter("twin", ANNA, US, "Twins"), UTF_8)
              .replace("body-of-twin", "body-of-twin" + twin);
      server.deliver(user, folder, letter.getBytes(UTF_8), Instant.parse("2026-11-23T10:00:05Z"));
    }
  }

  private long filed() {
    return office.status().mailboxes().getFirst().filed();
  }

  @Test
  void anOrdersFolderBelowACustomersIsLeftAlone() throws Exception {
    String order = NEVIR + "/PLK-276";
    britty.makeFolder(order);
    britty.move("first", NEVIR, order);
    receive("second");
    assertThat(places("first")).containsExactly(order);
    assertThat(places("second")).containsExactly(NEVIR);
    assertThat(told("first")).contains("Sorting within a customer's folder");
  }

  @Test
  void aLetterBroughtBackToTheInboxStaysThere() throws Exception {
    britty.move("first", NEVIR, "INBOX");
    pass();
    pass();
    assertThat(places("first")).containsExactly("INBOX");
    receive("second");
    assertThat(places("second")).containsExactly(NEVIR);
    assertThat(britty.names("INBOX")).containsExactly("first");
  }

  @Test
  void whoIsQuickerThanTheAgentWins() throws Exception {
    britty.append("INBOX", letter("race", ANNA, US, "Race"));
    britty.makeFolder(TORMO);
    way.before("UID MOVE", () -> britty.move("race", "INBOX", TORMO));
    pass();
    pass();
    assertThat(places("race")).containsExactly(TORMO);
    assertThat(britty.names(NEVIR)).containsExactly("first");
    receive("next");
    assertThat(places("next")).containsExactly(TORMO);
  }

  @Test
  void whoMovesOnAtOnceWhatTheAgentHasFiledWins() throws Exception {
    britty.append("INBOX", letter("race", ANNA, US, "Race"));
    britty.makeFolder(TORMO);
    // Between the agent's MOVE and its look at how the target folder stands.
    way.after("UID MOVE", () -> britty.move("race", NEVIR, TORMO));
    pass();
    pass();
    assertThat(places("race")).containsExactly(TORMO);
    assertThat(told("race")).contains("A person moved it from " + NEVIR + " to " + TORMO);
  }

  @Test
  void flagsThatPeopleSetAreFoundAfterTheNextLook() throws Exception {
    assertThat(search("is:unread")).hasSize(1);
    britty.mark("first", NEVIR, "\\Seen");
    britty.mark("first", NEVIR, "\\Flagged");
    britty.mark("first", NEVIR, "\\Answered");
    pass();
    assertThat(search("is:unread")).isEmpty();
    assertThat(search("is:flagged is:answered")).hasSize(1);
  }
}
