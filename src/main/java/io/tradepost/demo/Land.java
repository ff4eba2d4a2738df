package io.tradepost.demo;

import java.util.List;

/**
 * A country as the generator needs it.
 *
 * @param code ISO 3166-1 alpha-2
 * @param tld what its companies' domains end in
 * @param phone a number's pattern, # for a digit
 * @param offset hours east of Greenwich
 * @param language of its phrases
 * @param legal forms of companies
 * @param trade words in companies' names
 */
record Land(
    String code,
    String name,
    String tld,
    String phone,
    int offset,
    String language,
    List<String> legal,
    List<String> cities,
    List<String> first,
    List<String> last,
    List<String> trade) {}
