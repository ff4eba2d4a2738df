package io.tradepost.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * International phone numbers in a text (ITU-T E.164). The library that knows the numbering plans
 * is touched only when a text holds something that looks like one: it takes a twentieth of a second
 * to load.
 */
final class PhoneNumbers {
  /** A number as written, and where it rings. */
  record Found(Country country, String text) {}

  private static final int MOST_CANDIDATES = 20;
  private static final int MOST_CHARACTERS = 100_000;

  /** {@code +34 91 123 45 67}, {@code (+34) 91…}, {@code 0034-91…}; all on one line. */
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.+-])(?:\\(?[+＋] ?|\\(?00 ?)\\(?[1-9][0-9() ./\\u00a0–-]{5,22}[0-9]");

  private static final Pattern TRUNK_ZERO = Pattern.compile("\\(0\\)");
  private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]");

  private PhoneNumbers() {}

  static Optional<Found> firstInternational(String text) {
    Matcher matcher =
        CANDIDATE.matcher(text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
    for (int i = 0; i < MOST_CANDIDATES && matcher.find(); i++) {
      String written = matcher.group().strip();
      Optional<Country> country = NumberingPlans.countryOf(written);
      if (country.isPresent()) {
        return Optional.of(new Found(country.get(), written));
      }
    }
    return Optional.empty();
  }

  /** Its loading loads the library. */
  private static final class NumberingPlans {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /**
     * A number with a plus counts when its length is possible in its country; one with 00 must be
     * valid, as article numbers begin with zeros, too.
     */
    static Optional<Country> countryOf(String written) {
      boolean plus = written.contains("+") || written.contains("＋");
      String digits = NO_DIGITS.matcher(TRUNK_ZERO.matcher(written).replaceAll("")).replaceAll("");
      digits = plus ? digits : digits.substring(2);
      try {
        PhoneNumber number = PLANS.parse("+" + digits, null);
        String region = PLANS.getRegionCodeForNumber(number);
        if (region == null && plus && PLANS.isPossibleNumber(number)) {
          region = PLANS.getRegionCodeForCountryCode(number.getCountryCode());
        }
        // 001 is the library's word for numbers that belong to no country (satellites, toll-free).
        return region == null || region.length() != 2 || region.equals("ZZ")
            ? Optional.empty()
            : Optional.of(new Country(region));
      } catch (NumberParseException e) {
        return Optional.empty(); // No such country code, or too short: not a phone number.
      }
    }
  }
}
