package io.tradepost.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.customer.Country;
import io.tradepost.customer.Customer;
import io.tradepost.customer.Grade;
import io.tradepost.mailbox.FolderPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNamesTest {
  private static final FolderScheme SCHEME = TestOffice.SCHEME;

  private static Customer customer(String key, String shortName, String country) {
    return TestOffice.customer(key, shortName, shortName, country, Set.of(), Set.of());
  }

  private static FolderNames names(Customer... customers) {
    return FolderNames.of(List.of(customers), SCHEME, Map.of());
  }

  @Test
  void theCountryHasItsAliasAndTheCompanyItsShortName() {
    Customer nevir = customer("ES-001", "NEVIR", "ES");
    assertThat(names(nevir).folder(nevir)).isEqualTo(FolderPath.of("Customer", "SP", "NEVIR"));
  }

  @Test
  void aCustomerWithoutACountryLiesUnderUnknown() {
    Customer acme = customer("new-acme", "Acme", Country.UNKNOWN.code());
    assertThat(names(acme).folder(acme)).hasToString("Customer/Unknown/Acme");
  }

  @Test
  void namesThatDifferInCaseOnlyAreToldApartByTheNumber() {
    Customer first = customer("ES-001", "Nevir", "ES");
    Customer second = customer("ES-002", "NEVIR", "ES");
    FolderNames names = names(second, first);
    assertThat(names.folder(first).name()).isEqualTo("Nevir");
    assertThat(names.folder(second).name()).isEqualTo("NEVIR (ES-002)");
  }

  @Test
  void theSameNameInAnotherCountryIsNoClash() {
    Customer spain = customer("ES-001", "NEVIR", "ES");
    Customer france = customer("FR-001", "NEVIR", "FR");
    assertThat(names(spain, france).folder(france)).hasToString("Customer/FR/NEVIR");
  }

  @Test
  void countriesThatShareAnAliasShareTheirNames() {
    FolderScheme iberia =
        new FolderScheme(
            SCHEME.customer(),
            SCHEME.businessAssistant(),
            SCHEME.others(),
            Map.of("ES", "Iberia", "PT", "IBERIA"));
    Customer spain = customer("ES-001", "Sol", "ES");
    Customer portugal = customer("PT-001", "SOL", "PT");
    FolderNames names = FolderNames.of(List.of(spain, portugal), iberia, Map.of());
    assertThat(names.folder(portugal).name()).isEqualTo("SOL (PT-001)");
  }

  @Test
  void aNameOnceGivenStaysWhoeverComesAndWhateverTheCompanyIsCalled() {
    Customer second = customer("ES-002", "NEVIR", "ES");
    Map<String, String> given = names(second).given();
    Customer renamed = customer("ES-002", "Nevir Group", "ES");
    Customer first = customer("ES-001", "NEVIR", "ES");
    FolderNames later = FolderNames.of(List.of(first, renamed), SCHEME, given);
    assertThat(later.folder(renamed).name()).isEqualTo("NEVIR");
    assertThat(later.folder(first).name()).isEqualTo("NEVIR (ES-001)");
  }

  @Test
  void aMergedCustomerLiesWithTheOneItIsPartOf() {
    Customer whole = customer("ES-001", "NEVIR", "ES");
    Customer part = merged(customer("ES-002", "Nevir Sur", "ES"), "ES-001");
    FolderNames names = names(whole, part);
    assertThat(names.folder(part)).isEqualTo(names.folder(whole));
    assertThat(names.customerAt(FolderPath.parse("Customer/SP/Nevir Sur"))).contains(whole);
  }

  @Test
  void mergesInACircleComeToAnEnd() {
    Customer a = merged(customer("ES-001", "A", "ES"), "ES-002");
    Customer b = merged(customer("ES-002", "B", "ES"), "ES-001");
    assertThat(names(a, b).folder(a).within(SCHEME.customer())).isTrue();
  }

  @Test
  void aFolderTellsItsCustomerAlsoFromBelowAndInAnotherCase() {
    Customer nevir = customer("ES-001", "NEVIR", "ES");
    FolderNames names = names(nevir);
    assertThat(names.customerAt(FolderPath.parse("Customer/SP/Nevir/2026"))).contains(nevir);
    assertThat(names.customerAt(FolderPath.parse("Customer/SP"))).isEmpty();
    assertThat(names.customerAt(FolderPath.parse("Customer/SP/Other"))).isEmpty();
  }

  @Test
  void theSentFolderIsTheMailboxsOwnAffair() {
    FolderNames names = names();
    assertThatThrownBy(() -> names.target(new Category.Sent()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(names.target(new Category.Others())).isEqualTo(SCHEME.others());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A/B Trading|A-B Trading",
        "Nevir S.L.|Nevir S-L",
        "  .Acme.  |Acme",
        "50% *Sale* \"Shop\" ~#1|50 Sale Shop 1",
        "C\\D|C-D",
        "Tab\tand\nline|Tab and line",
        "Zero\u200bwidth\u202e\u2066|Zerowidth",
        "Cafe\u0301|Caf\u00e9",
        "深圳市 贸易|深圳市 贸易",
        "全角　空格|全角 空格",
        "Müller & Söhne|Müller & Söhne",
        "inbox|inbox Co",
        "CON|CON Co",
        "-- . --|",
        "😀 Toys|😀 Toys",
        "Half \ud83d pair|Half pair"
      })
  void aCompanysNameBecomesOneThatEveryServerTakes(String fromAndTo) {
    String[] pair = fromAndTo.split("\\|", -1);
    assertThat(LeafName.safe(pair[0])).isEqualTo(pair[1]);
  }

  @Test
  void aCompanyWithoutAUsableCharacterIsCalledByItsKey() {
    Customer dots = customer("ES-009", "...", "ES");
    assertThat(names(dots).folder(dots).name()).isEqualTo("ES-009");
  }

  @Test
  void aLongNameIsCutAtACharacter() {
    assertThat(LeafName.safe("x".repeat(61))).hasSize(60);
    assertThat(LeafName.safe("贸".repeat(100))).hasSize(60);
    assertThat(LeafName.safe("x" + "😀".repeat(40))).endsWith("😀").hasSize(59);
  }

  @Test
  void anAliasForNoCountryIsRefused() {
    assertThatThrownBy(
            () ->
                new FolderScheme(
                    SCHEME.customer(),
                    SCHEME.businessAssistant(),
                    SCHEME.others(),
                    Map.of("Spain", "SP")))
        .hasMessageContaining("SPAIN");
  }

  @Test
  void anyNamesWhateverGiveFoldersThatAreDistinctShortAndSafe() {
    for (int seed = 0; seed < 40; seed++) {
      List<Customer> customers = randomCustomers(new Random(seed), 150);
      FolderNames names = FolderNames.of(customers, SCHEME, Map.of());
      Set<String> paths = new HashSet<>();
      for (Customer customer : customers) {
        FolderPath folder = names.folder(customer);
        String leaf = folder.name();
        assertThat(paths.add(LeafName.caseless(folder.toString()))).as(leaf).isTrue();
        assertThat(leaf.length()).as(leaf).isBetween(1, LeafName.LONGEST);
        assertThat(LeafName.encodedLength(leaf)).isLessThanOrEqualTo(LeafName.LONGEST_ENCODED);
        assertThat(leaf).doesNotContainPattern("[/.\\\\*%\"~#\\p{Cc}\\p{Cf}\\p{Cs}]");
        assertThat(leaf).isEqualTo(leaf.strip()).isNotEqualToIgnoringCase("INBOX");
        assertThat(names.customerAt(folder)).contains(customer);
      }
    }
  }

  @Test
  void whichFolderIsWhoseDoesNotDependOnTheOrderOfCustomers() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      List<Customer> customers = randomCustomers(random, 80);
      List<Customer> shuffled = new ArrayList<>(customers);
      Collections.shuffle(shuffled, random);
      assertThat(FolderNames.of(shuffled, SCHEME, Map.of()).given())
          .isEqualTo(FolderNames.of(customers, SCHEME, Map.of()).given());
    }
  }

  @Test
  void givenNamesStayWhenOthersComeAllAtOnceOrOneByOne() {
    for (int seed = 0; seed < 40; seed++) {
      List<Customer> customers = randomCustomers(new Random(seed), 120);
      List<Customer> early = customers.subList(0, 40);
      FolderNames before = FolderNames.of(early, SCHEME, Map.of());
      FolderNames atOnce = FolderNames.of(customers, SCHEME, before.given());
      FolderNames oneByOne = before;
      for (Customer customer : customers.subList(40, 120)) {
        FolderPath foreseen = oneByOne.folder(customer);
        oneByOne = oneByOne.with(customer);
        assertThat(oneByOne.folder(customer)).isEqualTo(foreseen);
      }
      assertThat(atOnce.given()).containsAllEntriesOf(before.given());
      assertThat(oneByOne.given()).containsAllEntriesOf(before.given());
      assertThat(FolderNames.of(customers, SCHEME, oneByOne.given()).given())
          .isEqualTo(oneByOne.given());
    }
  }

  @Test
  void aSafeNameStaysAsItIs() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String safe = LeafName.safe(randomText(random, 90));
      assertThat(LeafName.safe(safe)).isEqualTo(safe);
    }
  }

  @Test
  void theEncodedLengthIsThatOfTheMailLibrary() {
    Random random = new Random(8);
    for (int i = 0; i < 20_000; i++) {
      String name = LeafName.safe(randomText(random, 40));
      assertThat(LeafName.encodedLength(name))
          .as(name)
          .isEqualTo(
              org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder.encode(name).length());
    }
  }

  private static List<Customer> randomCustomers(Random random, int count) {
    List<Customer> customers = new ArrayList<>();
    String[] countries = {"ES", "DE", "ZZ"};
    for (int i = 0; i < count; i++) {
      String key = random.nextInt(4) == 0 ? "new-" + randomText(random, 30) + i : "K-" + i;
      String name = randomText(random, random.nextInt(6) == 0 ? 90 : 3);
      customers.add(
          new Customer(
              key,
              key.startsWith("K") ? key : "",
              name,
              name.isBlank() ? "x" : name,
              new Country(countries[random.nextInt(3)]),
              Set.of(),
              Set.of(),
              Set.of(),
              Grade.D,
              "",
              false,
              Map.of(),
              ""));
    }
    return customers;
  }

  /** Of few and nasty characters, so that clashes are many. */
  private static String randomText(Random random, int longest) {
    String[] pieces = {
      "a", "A", "b", "ß", "SS", "é", "e\u0301", "İ", "ı", ".", "/", "\\", " ", "-", "&", "%", "*",
      "~", "#", "贸", "易", "😀", "\ud83d", "\u200d", "\u202e", "\t", "\u0000", "INBOX", "nul", "("
    };
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(longest);
    while (text.length() < length) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  private static Customer merged(Customer customer, String into) {
    return new Customer(
        customer.key(),
        customer.code(),
        customer.name(),
        customer.shortName(),
        customer.country(),
        customer.domains(),
        customer.addresses(),
        customer.learned(),
        customer.grade(),
        customer.owner(),
        customer.provisional(),
        customer.details(),
        into);
  }

  @Test
  void theLocaleOfTheMachineChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      assertThat(LeafName.caseless("INDIGO")).isEqualTo(LeafName.caseless("indigo"));
      assertThat(LeafName.safe("INBOX")).isEqualTo("INBOX Co");
    } finally {
      Locale.setDefault(before);
    }
  }
}
