package io.tradepost.customer;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A customer's number in the handbook's form {@code AA-BBB}: two letters for the country, and a
 * serial from 001 within it. It is given when real business begins. The thousandth customer of a
 * country has a serial of four digits.
 *
 * @param country two capital letters; mostly the ISO code, but an office may use its own ({@code
 *     SP})
 * @param serial from 1
 */
public record CustomerCode(String country, int serial) implements Comparable<CustomerCode> {
  private static final Pattern FORM = Pattern.compile("([A-Za-z]{2})-([0-9]{3,6})");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  public CustomerCode {
    if (!COUNTRY.matcher(country).matches() || serial < 1 || serial > 999_999) {
      throw new IllegalArgumentException("not a customer number: " + country + "-" + serial);
    }
  }

  /** The number that the text is, in capital or small letters; empty where it is none. */
  public static Optional<CustomerCode> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int serial = Integer.parseInt(matcher.group(2));
    return serial == 0
        ? Optional.empty()
        : Optional.of(new CustomerCode(matcher.group(1).toUpperCase(Locale.ROOT), serial));
  }

  /**
   * The number after the highest one taken in that country: a number once given is never given
   * again, even where a gap is free.
   *
   * @param taken numbers as text; what is none, or another country's, is passed over
   */
  public static CustomerCode next(Country country, Collection<String> taken) {
    int highest =
        taken.stream()
            .flatMap(text -> parse(text).stream())
            .filter(code -> code.country().equals(country.code()))
            .mapToInt(CustomerCode::serial)
            .max()
            .orElse(0);
    return new CustomerCode(country.code(), highest + 1);
  }

  /** As the handbook writes it: {@code ES-001}. */
  public String format() {
    return String.format(Locale.ROOT, "%s-%03d", country, serial);
  }

  @Override
  public int compareTo(CustomerCode other) {
    int byCountry = country.compareTo(other.country);
    return byCountry != 0 ? byCountry : Integer.compare(serial, other.serial);
  }

  @Override
  public String toString() {
    return format();
  }
}
