package io.tradepost.search;

import java.util.List;

/**
 * What filing found out about a letter. When any of it changes the letter is put into the index
 * again as a whole.
 *
 * @param category {@code customer}, {@code business-assistant}, {@code sent} or {@code others};
 *     empty while the letter is not decided
 * @param country as shown, an ISO 3166-1 code or {@code Unknown}; empty where there is none
 * @param countryNames what else {@code country:} shall find it by: the folder's alias, the
 *     country's names in the company's languages
 * @param company as the customer's folder is named; empty where there is none
 * @param customer the customer's key; empty where there is none
 * @param customerNames what else {@code customer:} shall find it by: number, full name, short name
 */
public record FilingFacts(
    String category,
    String country,
    List<String> countryNames,
    String company,
    String customer,
    List<String> customerNames) {
  /** Of a letter on which nothing is decided. */
  public static final FilingFacts NONE = new FilingFacts("", "", List.of(), "", "", List.of());

  public FilingFacts {
    countryNames = List.copyOf(countryNames);
    customerNames = List.copyOf(customerNames);
  }
}
