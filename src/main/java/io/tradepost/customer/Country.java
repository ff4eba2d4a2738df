package io.tradepost.customer;

import java.util.regex.Pattern;

/**
 * A country by its ISO 3166-1 alpha-2 code.
 *
 * @param code two capital letters, {@code ZZ} where nothing says which country
 */
public record Country(String code) implements Comparable<Country> {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

  /** Where nothing says which country; ISO 3166 leaves ZZ to its users. */
  public static final Country UNKNOWN = new Country("ZZ");

  public Country {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException("not an ISO 3166-1 alpha-2 code: " + code);
    }
  }

  public boolean isKnown() {
    return !equals(UNKNOWN);
  }

  /** The code, or {@code Unknown}. */
  public String label() {
    return isKnown() ? code : "Unknown";
  }

  @Override
  public int compareTo(Country other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return label();
  }
}
