package io.tradepost.demo;

import java.util.List;

/**
 * A buyer's company.
 *
 * @param shortName names its folder
 * @param name in full
 * @param country ISO code that the office can know: {@code ZZ} where no letter says it
 * @param domains its own; empty where it writes from a freemail address
 * @param addresses whole freemail addresses
 * @param subdomain below its first domain, that part of its people write from; empty for none
 * @param land the country whose language and names its people have
 * @param people who write, the first one being the usual buyer
 * @param phone with international prefix; empty where its signatures give none
 * @param tellsCountry whether its signatures name the country
 */
record Firm(
    String shortName,
    String name,
    String country,
    List<String> domains,
    List<String> addresses,
    String subdomain,
    Land land,
    List<Person> people,
    String city,
    String phone,
    boolean tellsCountry) {
  boolean ownDomain() {
    return !domains.isEmpty();
  }
}
