package io.tradepost.customer;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The countries and how letters speak of them: by name, by top-level domain, by phone number.
 * Immutable.
 */
public final class Countries {
  /**
   * One country of {@code rules/countries.yaml}.
   *
   * @param code ISO 3166-1 alpha-2
   * @param names at least one; the first is the English one. A name in capitals throughout ({@code
   *     U.S.A.}) is a short form, which counts in running text only when written in capitals there.
   */
  public record Entry(String code, List<String> names) {
    public Entry {
      names = List.copyOf(names);
    }
  }

  /** What a name stands for. */
  record Named(Country country, boolean shortForm) {}

  private final List<Entry> entries;
  private final Map<String, Named> byName = new HashMap<>();
  private final Map<String, Country> byCode = new HashMap<>();
  private final CountryInText inText = new CountryInText(this);

  private Countries(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * The countries of these entries.
   *
   * @throws IllegalArgumentException if a code is none or comes twice, a country has no name, or
   *     one name stands for two countries
   */
  public static Countries of(List<Entry> entries) {
    Countries countries = new Countries(entries);
    entries.forEach(countries::add);
    return countries;
  }

  private void add(Entry entry) {
    Country country = new Country(entry.code());
    if (byCode.put(entry.code(), country) != null) {
      throw new IllegalArgumentException("the country " + entry.code() + " comes twice");
    }
    if (entry.names().isEmpty()) {
      throw new IllegalArgumentException("the country " + entry.code() + " has no name");
    }
    for (String name : entry.names()) {
      String key = key(name);
      boolean shortForm = isAllCapitals(name) && key.length() <= 5;
      Named before = byName.putIfAbsent(key, new Named(country, shortForm));
      if (key.isEmpty() || (before != null && !before.country().equals(country))) {
        throw new IllegalArgumentException(
            "the name \"%s\" of %s %s"
                .formatted(
                    name,
                    entry.code(),
                    before == null ? "has no letters" : "is also a name of " + before.country()));
      }
    }
  }

  /** As they were given. */
  public List<Entry> entries() {
    return entries;
  }

  /** The country with that code, in capital or small letters; empty where there is none. */
  public Optional<Country> byCode(String code) {
    return Optional.ofNullable(byCode.get(code.strip().toUpperCase(Locale.ROOT)));
  }

  /**
   * The country of that name: case, accents, dots and blanks do not matter, nor a leading "the".
   */
  public Optional<Country> byName(String text) {
    return Optional.ofNullable(named(text)).map(Named::country);
  }

  /** The English name; the code where the country is not listed. */
  public String name(Country country) {
    return entries.stream()
        .filter(e -> e.code().equals(country.code()))
        .map(e -> e.names().getFirst())
        .findFirst()
        .orElse(country.label());
  }

  @Nullable Named named(String text) {
    String key = key(text);
    Named named = byName.get(key);
    return named == null && key.startsWith("the") ? byName.get(key.substring(3)) : named;
  }

  /**
   * The country that a top-level domain belongs to.
   *
   * @param domain a domain or its last label alone, with or without a dot before it
   * @return empty for generic ones and for those that the world uses as generic ones ({@code .co},
   *     {@code .io}), save where the second level shows that it is meant ({@code firma.com.co})
   */
  public Optional<Country> byTopLevelDomain(String domain) {
    return TopLevelDomains.countryCode(domain).flatMap(this::byCode);
  }

  /** The country of the first plausible international phone number in the text. */
  public Optional<Country> byPhone(String text) {
    return PhoneNumbers.firstInternational(text).map(PhoneNumbers.Found::country);
  }

  /**
   * The country that the text names as its writer's: as a line of its own or at the end of a line
   * in an address block, behind "Country:", or in "a company based in …". A country that is merely
   * spoken of does not count.
   *
   * @param own our own country, which letters to us name for other reasons; {@link Country#UNKNOWN}
   *     to pass over none
   */
  public Optional<Country> inText(String text, Country own) {
    return inText.find(text, own);
  }

  /** Letters and digits alone, without case and accents. */
  static String key(String text) {
    StringBuilder key = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return keyOfAny(text);
      }
      if (Character.isLetterOrDigit(c)) {
        key.append(Character.toLowerCase(c));
      }
    }
    return key.toString();
  }

  private static String keyOfAny(String text) {
    StringBuilder key = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(key::appendCodePoint);
    return key.toString();
  }

  static boolean isAllCapitals(String text) {
    return text.codePoints().anyMatch(Character::isUpperCase)
        && text.codePoints().noneMatch(Character::isLowerCase);
  }
}
