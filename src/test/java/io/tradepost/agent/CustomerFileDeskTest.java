package io.tradepost.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.agent.Office.Entered;
import io.tradepost.agent.Office.Imported;
import io.tradepost.customer.Countries;
import io.tradepost.customer.Customer;
import io.tradepost.customer.CustomerLists;
import io.tradepost.customer.Domains;
import io.tradepost.customer.Freemail;
import io.tradepost.customer.Grade;
import io.tradepost.filing.FolderScheme;
import io.tradepost.filing.InquiryWords;
import io.tradepost.filing.Ours;
import io.tradepost.filing.Platforms;
import io.tradepost.filing.Rulebook;
import io.tradepost.ledger.Ledger;
import io.tradepost.round.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerFileDeskTest {
  private static final Freemail FREEMAIL = new Freemail(Set.of("gmail.com"));
  private static final Ours OURS = new Ours("Hotwell", Set.of("hotwell.example"), Set.of());

  @TempDir private Path folder;
  private Ledger ledger;
  private CustomerFileDesk desk;

  @BeforeEach
  void open() {
    ledger = Ledger.open(folder.resolve("ledger.sqlite"));
    Rulebook rulebook =
        new Rulebook(
            List.of(),
            List.of(),
            Platforms.of(List.of(), List.of(), Map.of()),
            InquiryWords.of(Map.of()),
            OURS,
            (letter, buyer, directory) -> Optional.empty(),
            true);
    Register register =
        new Register(
            ledger, List.of(), FREEMAIL, FolderScheme.HANDBOOK, rulebook, "", country -> List.of());
    Countries countries =
        Countries.of(
            List.of(
                new Countries.Entry("ES", List.of("Spain")),
                new Countries.Entry("PL", List.of("Poland"))));
    desk =
        new CustomerFileDesk(
            register,
            new CustomerLists(countries, FREEMAIL, Domains.shipped(), "hotwell.example"::equals));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  /** What a list does not allow, the command does not either: and all of it is said at once. */
  @ParameterizedTest
  @CsvSource({
    "domains, gmail.com, which many people share",
    "domains, co.uk, below which anybody can register",
    "domains, hotwell.example, which is our own",
    "domains, @new6.org, a domain name: nevir-demo.es",
    "domains, https://www.new5.org/, a domain name: nevir-demo.es",
    "addresses, notanaddress, a whole address",
    "code, XX, two letters",
    "country, Narnia, an ISO 3166-1 code",
    "bogus, 1, 'the detail \"bogus\", allowed: address, contact, phone'"
  })
  void entersNothingThatAListWouldNotTake(String column, String value, String why) {
    Map<String, List<String>> said = new HashMap<>(NEVIR);
    said.put(column, List.of(value));
    said.put("grade", List.of("E"));
    assertThatThrownBy(() -> desk.add(said))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("customers add: grade: found \"E\", allowed: A, B, C, D");
    assertThat(desk.list()).isEmpty();
  }

  @Test
  void keysAreSafeAndWhatWasEnteredCanBeExported() throws IOException {
    Map<String, List<String>> said = new HashMap<>();
    said.put("name", List.of("Zielony Łas Sp. z o.o."));
    said.put("domains", List.of("Zielony-Demo.pl"));
    said.put("homePage", List.of("zielony-demo.pl"));
    Customer entered = desk.add(said).customer();
    assertThat(entered.key()).isEqualTo("new-zielony-las");
    assertThat(entered.domains()).containsExactly("zielony-demo.pl");
    Path file = folder.resolve("all.csv");
    desk.exportTo(file);
    assertThat(Files.readString(file)).contains("new-zielony-las").contains("zielony-demo.pl");
    assertThat(desk.importFrom(file)).isEqualTo(new Imported(0, 0, List.of()));
  }

  @Test
  void oneWhoIsThereIsNotEnteredAgain() {
    desk.add(NEVIR);
    assertThatThrownBy(() -> desk.add(NEVIR))
        .hasMessageContaining("There is already NEVIR S.A. (ES-001)")
        .hasMessageContaining("--replace ES-001");
    assertThatThrownBy(() -> desk.add(Map.of("name", List.of("Nobody"))))
        .hasMessageContaining("needs a --domain or an --address");
  }

  @Test
  void ofACorrectedCustomerStaysWhatIsNotSaid() {
    desk.add(NEVIR);
    Customer corrected =
        desk.correct(
                "ES-001",
                Map.of("name", List.of("NEVIR Grupo S.A."), "domains", List.of("nevir-demo.pt")))
            .customer();
    assertThat(corrected.name()).isEqualTo("NEVIR Grupo S.A.");
    assertThat(corrected.shortName()).isEqualTo("NEVIR");
    assertThat(corrected.domains()).containsExactly("nevir-demo.es", "nevir-demo.pt");
    assertThat(corrected.grade()).isEqualTo(Grade.A);
    assertThat(corrected.owner()).isEqualTo("Britty");
    assertThat(corrected.details()).containsEntry("phone", "+34 91 000 0000");
  }

  @Test
  void aListOfSomeColumnsLeavesTheOthersAsTheyWere() throws IOException {
    desk.add(NEVIR);
    Path list = folder.resolve("list.csv");
    Files.writeString(
        list, "code,name,domains,owner\r\nES-001,NEVIR S.A.,nevir-demo.com,\r\n", UTF_8);
    assertThat(desk.importFrom(list)).isEqualTo(new Imported(0, 1, List.of()));
    Customer now = desk.find("ES-001").orElseThrow();
    assertThat(now.domains()).containsExactly("nevir-demo.com");
    assertThat(now.owner()).isEmpty(); // The list has the column, and nothing in it.
    assertThat(now.grade()).isEqualTo(Grade.A);
    assertThat(now.details()).containsEntry("phone", "+34 91 000 0000");
    assertThat(desk.importFrom(list)).isEqualTo(new Imported(0, 0, List.of()));
  }

  @Test
  void saysWhomADomainCountsForThatTwoClaim() {
    desk.add(NEVIR);
    Entered other =
        desk.add(
            Map.of("name", List.of("Otra S.L."), "domains", List.of("nevir-demo.es", "otra.es")));
    assertThat(other.remarks())
        .singleElement()
        .asString()
        .contains("nevir-demo.es is claimed by ")
        .contains("ES-001")
        .contains("new-otra")
        .contains("it counts for ");
  }

  private static final Map<String, List<String>> NEVIR =
      Map.of(
          "name", List.of("NEVIR S.A."),
          "code", List.of("ES-001"),
          "domains", List.of("nevir-demo.es"),
          "grade", List.of("A"),
          "owner", List.of("Britty"),
          "phone", List.of("+34 91 000 0000"));
}
