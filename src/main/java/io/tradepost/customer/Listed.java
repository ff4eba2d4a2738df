package io.tradepost.customer;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a list or a person says of a customer.
 *
 * @param customer as if nothing had been known before
 * @param said of what it speaks at all
 */
public record Listed(Customer customer, Set<Column> said) {
  public Listed {
    said = Set.copyOf(said);
  }

  /**
   * What is known then of a customer who was known before: of what is not spoken stays as it was,
   * and so does what people's moves of letters taught. He is confirmed, unless it says otherwise.
   */
  public Customer over(Customer known) {
    return new Customer(
        known.key(),
        said.contains(Column.CODE) ? customer.code() : known.code(),
        customer.name(),
        said.contains(Column.SHORT) ? customer.shortName() : known.shortName(),
        said.contains(Column.COUNTRY) ? customer.country() : known.country(),
        said.contains(Column.DOMAINS) ? customer.domains() : known.domains(),
        said.contains(Column.ADDRESSES) ? customer.addresses() : known.addresses(),
        known.learned(),
        said.contains(Column.GRADE) ? customer.grade() : known.grade(),
        said.contains(Column.OWNER) ? customer.owner() : known.owner(),
        customer.provisional(),
        details(known),
        said.contains(Column.MERGED_INTO) ? customer.mergedInto() : known.mergedInto());
  }

  private Map<String, String> details(Customer known) {
    Map<String, String> details = new TreeMap<>(known.details());
    said.forEach(column -> column.detail().ifPresent(details::remove));
    details.putAll(customer.details());
    return details;
  }
}
