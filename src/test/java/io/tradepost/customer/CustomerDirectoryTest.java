package io.tradepost.customer;

import static io.tradepost.customer.Customers.learned;
import static io.tradepost.customer.Customers.merged;
import static io.tradepost.customer.Customers.named;
import static io.tradepost.customer.Customers.provisional;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.customer.CustomerDirectory.Clash;
import io.tradepost.customer.CustomerDirectory.How;
import io.tradepost.customer.CustomerDirectory.Match;
import io.tradepost.customer.CustomerDirectory.SharedDomain;
import io.tradepost.letter.Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CustomerDirectoryTest {
  private final Customer nevir = named("ES-001", Set.of("nevir-demo.es"), Set.of("anna@gmail.com"));
  private final Customer tormo = named("ES-002", Set.of("tormo-demo.es"), Set.of());

  private static CustomerDirectory of(Customer... customers) {
    return CustomerDirectory.of(List.of(customers), Rules.FREEMAIL);
  }

  private static Optional<Match> match(CustomerDirectory directory, String address) {
    return directory.match(new Address("", address));
  }

  @Test
  void aColleagueFromTheSameCompanyIsTheSameCustomer() {
    assertThat(match(of(nevir, tormo), "Jorge@Mail.NEVIR-demo.es"))
        .contains(new Match(nevir, How.DOMAIN, "nevir-demo.es"));
  }

  @Test
  void aWholeAddressWorksOnFreeMailWhereTheDomainDoesNot() {
    CustomerDirectory directory = of(nevir, named("ES-003", Set.of("gmail.com"), Set.of()));
    assertThat(match(directory, "ANNA@gmail.com"))
        .contains(new Match(nevir, How.ADDRESS, "anna@gmail.com"));
    assertThat(match(directory, "somebody@gmail.com")).isEmpty();
    assertThat(directory.sharedDomains()).containsExactly(new SharedDomain("ES-003", "gmail.com"));
  }

  @Test
  void aPublicSuffixNeverMatches() {
    CustomerDirectory directory = of(named("GB-001", Set.of("co.uk"), Set.of()));
    assertThat(match(directory, "a@nevir-demo.co.uk")).isEmpty();
    assertThat(match(directory, "a@co.uk")).isEmpty();
  }

  @Test
  void theLongestDomainWins() {
    Customer branch = named("PT-001", Set.of("pt.nevir-demo.es"), Set.of());
    assertThat(match(of(nevir, branch), "a@x.pt.nevir-demo.es"))
        .contains(new Match(branch, How.DOMAIN, "pt.nevir-demo.es"));
    assertThat(match(of(nevir, branch), "a@xpt.nevir-demo.es").map(Match::customer))
        .contains(nevir);
  }

  @Test
  void anInternationalDomainIsTheSameInBothSpellings() {
    Customer bakery = named("DE-001", Set.of("bäcker-demo.de"), Set.of("max@müller-demo.de"));
    assertThat(match(of(bakery), "a@xn--bcker-demo-q5a.de").map(Match::customer)).contains(bakery);
    assertThat(match(of(bakery), "a@BÄCKER-demo.de").map(Match::customer)).contains(bakery);
    assertThat(match(of(bakery), "max@xn--mller-demo-9db.de").map(Match::how))
        .contains(How.ADDRESS);
  }

  @Test
  void whatAPersonTaughtCountsBeforeTheCustomerFile() {
    Customer taught = learned(provisional(tormo), "anna@gmail.com");
    assertThat(match(of(nevir, taught), "anna@gmail.com"))
        .contains(new Match(taught, How.LEARNED, "anna@gmail.com"));
  }

  @Test
  void anAddressCountsBeforeAnotherCustomersDomain() {
    Customer agent = named("ES-009", Set.of(), Set.of("agent@nevir-demo.es"));
    assertThat(match(of(nevir, agent), "agent@nevir-demo.es").map(Match::customer)).contains(agent);
  }

  @Test
  void aMergedCustomersLettersAreTheSurvivors() {
    Customer old = merged(named("new-tormo", Set.of("tormo-old-demo.es"), Set.of()), "ES-009");
    Customer middle = merged(named("ES-009", Set.of(), Set.of("t@gmail.com")), "ES-002");
    CustomerDirectory directory = of(tormo, old, middle);
    assertThat(match(directory, "x@tormo-old-demo.es").map(Match::customer)).contains(tormo);
    assertThat(match(directory, "t@gmail.com").map(Match::customer)).contains(tormo);
    assertThat(directory.find("new-tormo")).contains(tormo);
    assertThat(directory.find("short ES-009")).contains(tormo);
    assertThat(directory.clashes()).isEmpty();
  }

  @Test
  void mergesThatRunInACircleOrToNobodyHaveOneAnswer() {
    Customer a = merged(named("ES-001", Set.of("a-demo.es"), Set.of()), "ES-002");
    Customer b = merged(named("ES-002", Set.of("b-demo.es"), Set.of()), "ES-001");
    Customer into = merged(named("ES-003", Set.of("c-demo.es"), Set.of()), "ES-002");
    assertThat(match(of(a, b, into), "x@b-demo.es").map(Match::customer)).contains(a);
    assertThat(match(of(a, b, into), "x@c-demo.es").map(Match::customer)).contains(a);
    Customer lost = merged(tormo, "XX-999");
    assertThat(of(lost).find("ES-002")).contains(lost);
  }

  @Test
  void aConfirmedCustomerWinsOverAProvisionalOneAndTheClashIsListed() {
    Customer newcomer = provisional(named("AA-001", Set.of("nevir-demo.es"), Set.of()));
    Customer later = named("ES-007", Set.of("nevir-demo.es"), Set.of());
    CustomerDirectory directory = of(later, newcomer, nevir);
    assertThat(match(directory, "a@nevir-demo.es").map(Match::customer)).contains(nevir);
    assertThat(directory.clashes())
        .containsExactly(new Clash("nevir-demo.es", "ES-001", List.of("AA-001", "ES-007")));
  }

  @Test
  void findsByKeyNumberAndShortName() {
    Customer provisional = provisional(named("new-x", Set.of(), Set.of("x@gmail.com")));
    CustomerDirectory directory = of(nevir, provisional);
    assertThat(directory.find(" es-001 ")).contains(nevir);
    assertThat(directory.find("SHORT es-001")).contains(nevir);
    assertThat(directory.find("new-x")).contains(provisional);
    assertThat(directory.find("nobody")).isEmpty();
  }

  @Test
  void aChangedCustomerLosesWhatItNoLongerClaims() {
    CustomerDirectory before = of(nevir, tormo);
    CustomerDirectory after = before.with(named("ES-001", Set.of("nevir-new-demo.es"), Set.of()));
    assertThat(match(after, "a@nevir-demo.es")).isEmpty();
    assertThat(match(after, "anna@gmail.com")).isEmpty();
    assertThat(match(after, "a@nevir-new-demo.es")).isPresent();
    assertThat(match(before, "a@nevir-demo.es")).isPresent();
    assertThat(after.customers()).hasSize(2);
  }

  @Test
  void oddAddressesAreNobodysAndHarmNothing() {
    for (String odd : List.of("", "@", "a@", "@nevir-demo.es@", "nevir-demo.es", "a@[192.0.2.1]")) {
      assertThat(match(of(nevir), odd)).as(odd).isEmpty();
    }
  }

  @Test
  void twoCustomersWithOneKeyAreRefused() {
    assertThatThrownBy(() -> of(nevir, nevir)).hasMessageContaining("ES-001");
  }
}
