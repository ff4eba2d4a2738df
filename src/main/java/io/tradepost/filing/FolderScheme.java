package io.tradepost.filing;

import io.tradepost.customer.Country;
import io.tradepost.mailbox.FolderPath;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the handbook's places lie in every mailbox (the config's {@code folders}).
 *
 * @param customer the folder above the countries
 * @param countryAliases ISO code to the name that the company gives to the country's folder, such
 *     as {@code ES} to {@code SP}; a country without one has its ISO code
 */
public record FolderScheme(
    FolderPath customer,
    FolderPath businessAssistant,
    FolderPath others,
    Map<String, String> countryAliases) {
  /** The names of the handbook, without aliases. */
  public static final FolderScheme HANDBOOK =
      new FolderScheme(
          FolderPath.of("Customer"),
          FolderPath.of("Business Assistant"),
          FolderPath.of("Others"),
          Map.of());

  /**
   * @throws IllegalArgumentException where an alias is for no country, or leaves no folder name
   */
  public FolderScheme {
    TreeMap<String, String> aliases = new TreeMap<>();
    countryAliases.forEach((code, alias) -> aliases.put(code.toUpperCase(Locale.ROOT), alias));
    aliases.forEach(
        (code, alias) -> {
          Country country = new Country(code);
          if (LeafName.safe(alias).isEmpty()) {
            throw new IllegalArgumentException(
                "the folder name of " + country.code() + " has no usable character: " + alias);
          }
        });
    countryAliases = Map.copyOf(aliases);
  }

  /** The folder above a country's customers; {@code Unknown} where the country is not known. */
  public FolderPath country(Country country) {
    String alias = countryAliases.getOrDefault(country.code(), country.label());
    return customer.child(LeafName.safe(alias));
  }

  /** The country that a folder name stands for by its alias; {@link Country#UNKNOWN} if none. */
  Country countryByAlias(String folderName) {
    String wanted = LeafName.caseless(folderName);
    return countryAliases.entrySet().stream()
        .filter(e -> LeafName.caseless(LeafName.safe(e.getValue())).equals(wanted))
        .map(e -> new Country(e.getKey()))
        .min(Country::compareTo)
        .orElse(Country.UNKNOWN);
  }
}
