package io.tradepost.filing;

import io.tradepost.customer.CompanyGuess;
import io.tradepost.customer.Countries;
import io.tradepost.customer.Country;
import io.tradepost.customer.Customer;
import io.tradepost.customer.CustomerDirectory;
import io.tradepost.customer.Domains;
import io.tradepost.customer.Freemail;
import io.tradepost.customer.Newcomer;
import io.tradepost.customer.ShortName;
import io.tradepost.letter.Letter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * New customers as their first letter shows them; what a platform's notice says of company and
 * country counts before what the letter's text lets guess.
 *
 * @param own our own country
 * @param clock tells the day of entry, in the company's zone, for letters without a date
 */
public record GuessedNewcomers(
    Countries countries, Freemail freemail, Domains domains, Country own, Clock clock)
    implements Newcomers {
  @Override
  public Optional<Customer> propose(Letter letter, Buyer buyer, CustomerDirectory directory) {
    if (!buyer.isNamed()) {
      return Optional.empty();
    }
    Newcomer guess = CompanyGuess.guess(letter, buyer.address(), countries, freemail, domains, own);
    return Optional.of(
        withoutBlankAddress(
            told(guess, buyer).toCustomer(buyer.address(), day(letter), directory::has)));
  }

  private LocalDate day(Letter letter) {
    Instant written = letter.date();
    return (written == null ? clock.instant() : written).atZone(clock.getZone()).toLocalDate();
  }

  private Newcomer told(Newcomer guess, Buyer buyer) {
    boolean named = !buyer.company().isBlank() && !ShortName.of(buyer.company()).isBlank();
    Optional<Country> country = country(buyer);
    Map<String, String> details = new HashMap<>(guess.details());
    if (!buyer.phone().isBlank()) {
      details.putIfAbsent("phone", buyer.phone());
    }
    if (!buyer.address().name().isBlank()) {
      details.putIfAbsent("contact", buyer.address().name());
    }
    return new Newcomer(
        named ? buyer.company() : guess.name(),
        named ? "\"Company:\"" : guess.nameEvidence(),
        named ? ShortName.of(buyer.company()) : guess.shortName(),
        country.orElse(guess.country()),
        country.isPresent() ? buyer.country() : guess.countryEvidence(),
        guess.domain(),
        details);
  }

  /** By name, by code, else by the phone number. */
  private Optional<Country> country(Buyer buyer) {
    return countries
        .byName(buyer.country())
        .or(() -> countries.byCode(buyer.country()))
        .or(() -> countries.byPhone(buyer.phone()));
  }

  /** A buyer whose address the platform keeps to itself is found by the company's name alone. */
  private static Customer withoutBlankAddress(Customer customer) {
    if (!customer.addresses().contains("")) {
      return customer;
    }
    return new Customer(
        customer.key(),
        customer.code(),
        customer.name(),
        customer.shortName(),
        customer.country(),
        customer.domains(),
        Set.of(),
        customer.learned(),
        customer.grade(),
        customer.owner(),
        customer.provisional(),
        customer.details(),
        customer.mergedInto());
  }
}
