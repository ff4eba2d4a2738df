package io.tradepost.customer;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One customer of a list as written, not yet checked.
 *
 * @param line where it begins, from 1
 * @param cells what each column holds; a column without a value is missing
 * @param said the columns that there are, also those without a value
 */
record CustomerRow(int line, Map<Column, Cell> cells, Set<Column> said) {
  /**
   * One field as written.
   *
   * @param line from 1
   * @param values stripped, none blank, at least one
   */
  record Cell(int line, List<String> values) {}

  String one(Column column) {
    Cell cell = cells.get(column);
    return cell == null ? "" : cell.values().getFirst();
  }

  List<String> many(Column column) {
    Cell cell = cells.get(column);
    return cell == null ? List.of() : cell.values();
  }

  int lineOf(Column column) {
    Cell cell = cells.get(column);
    return cell == null ? line : cell.line();
  }
}
