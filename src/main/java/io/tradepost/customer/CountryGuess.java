package io.tradepost.customer;

import io.tradepost.letter.LetterText;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where a writer is at home, by the strongest evidence there is. */
final class CountryGuess {
  /**
   * A country and what says so.
   *
   * @param evidence empty for {@link Country#UNKNOWN}
   */
  record Guess(Country country, String evidence) {
    static final Guess NONE = new Guess(Country.UNKNOWN, "");
  }

  private final Countries countries;

  CountryGuess(Countries countries) {
    this.countries = countries;
  }

  /**
   * Own domain, phone number, address, then the national domain of a free mail service ({@code
   * gmx.de}), which people also use abroad.
   */
  Guess of(LetterText text, String domain, boolean shared, Country own) {
    return Stream.<Supplier<Optional<Guess>>>of(
            () -> shared ? Optional.empty() : byDomain(domain, "the domain"),
            () -> byPhone(text.signature()),
            () -> byPhone(text.fresh()),
            () -> byText(text.signature(), own, "the signature"),
            () -> byText(text.fresh(), own, "the letter"),
            () -> shared ? byDomain(domain, "the mail service") : Optional.empty())
        .flatMap(evidence -> evidence.get().stream())
        .findFirst()
        .orElse(Guess.NONE);
  }

  private Optional<Guess> byDomain(String domain, String what) {
    return countries
        .byTopLevelDomain(domain)
        .map(c -> new Guess(c, what + " " + domain.toLowerCase(Locale.ROOT)));
  }

  private Optional<Guess> byPhone(String text) {
    return PhoneNumbers.firstInternational(text)
        .map(found -> new Guess(found.country(), "the phone number " + found.text()));
  }

  private Optional<Guess> byText(String text, Country own, String where) {
    return countries
        .inText(text, own)
        .map(c -> new Guess(c, where + " names " + countries.name(c)));
  }
}
