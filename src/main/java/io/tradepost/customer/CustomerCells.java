package io.tradepost.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A customer taken apart into the columns of a list. */
final class CustomerCells {
  private CustomerCells() {}

  /**
   * The values of each column, sorted where there are several; a column without a value is missing.
   *
   * @throws IllegalArgumentException for a detail that no column holds: leaving it out would lose
   *     it
   */
  static Map<Column, List<String>> of(Customer customer) {
    Map<Column, List<String>> cells = new EnumMap<>(Column.class);
    put(cells, Column.KEY, customer.key());
    put(cells, Column.CODE, customer.code());
    put(cells, Column.NAME, customer.name());
    put(cells, Column.SHORT, customer.shortName());
    put(cells, Column.COUNTRY, customer.country().code());
    putAll(cells, Column.DOMAINS, customer.domains());
    putAll(cells, Column.ADDRESSES, customer.addresses());
    putAll(cells, Column.LEARNED, customer.learned());
    put(cells, Column.GRADE, customer.grade().name());
    put(cells, Column.OWNER, customer.owner());
    put(cells, Column.PROVISIONAL, customer.provisional() ? "yes" : "");
    put(cells, Column.MERGED_INTO, customer.mergedInto());
    Set<String> left = new TreeSet<>(customer.details().keySet());
    for (Column column : Column.values()) {
      column
          .detail()
          .ifPresent(
              name -> {
                put(cells, column, customer.details().getOrDefault(name, ""));
                left.remove(name);
              });
    }
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "customer " + customer.key() + " has details that no column holds: " + left);
    }
    return cells;
  }

  private static void put(Map<Column, List<String>> cells, Column column, String value) {
    putAll(cells, column, List.of(value));
  }

  private static void putAll(
      Map<Column, List<String>> cells, Column column, Collection<String> values) {
    List<String> present = new ArrayList<>(values);
    present.removeIf(String::isBlank);
    if (!present.isEmpty()) {
      cells.put(column, List.copyOf(present));
    }
  }
}
