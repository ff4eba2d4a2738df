package io.tradepost.customer;

import io.tradepost.customer.CsvLines.Line;
import io.tradepost.customer.CustomerLists.Problem;
import io.tradepost.customer.CustomerLists.Raw;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Customer lists as CSV (RFC 4180), as Excel writes and reads them. */
final class CsvList {
  private static final String SEPARATORS = ",;\t";
  private static final Pattern VALUES = Pattern.compile("[;\\s]*[;\\n][;\\s]*");

  /** What a spreadsheet runs as a formula, with the apostrophes that keep it from doing so. */
  private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r].*");

  private CsvList() {}

  static Raw read(String file, byte[] content) {
    List<Problem> problems = new ArrayList<>();
    List<Line> lines = lines(file, CsvText.of(content), problems);
    if (lines.isEmpty()) {
      if (problems.isEmpty()) {
        problems.add(new Problem(file, 0, "", "nothing", "a first line that names the columns"));
      }
      return new Raw(List.of(), problems);
    }
    List<Optional<Column>> columns = columns(file, lines.getFirst(), problems);
    List<CustomerRow> rows = new ArrayList<>();
    // Where the columns are not known, everything in the rows would look wrong.
    if (problems.isEmpty()) {
      lines.stream()
          .skip(1)
          .forEach(line -> row(file, line, columns, problems).ifPresent(rows::add));
    }
    return new Raw(rows, problems);
  }

  private static List<Line> lines(String file, String content, List<Problem> problems) {
    String text = content;
    int skipped = 0;
    char separator = separator(content);
    if (content.toLowerCase(Locale.ROOT).startsWith("sep=") && content.length() > 4) {
      separator = content.charAt(4);
      text = content.substring(Math.max(content.indexOf('\n') + 1, 5));
      skipped = 1;
    }
    CsvLines.Read read = CsvLines.read(text, separator, 1 + skipped);
    if (read.openQuote() > 0) {
      problems.add(
          new Problem(file, read.openQuote(), "", "a quote that is never closed", "pairs of them"));
    }
    return read.lines();
  }

  /** The one that the first line holds most of; Excel takes the semicolon in half of Europe. */
  private static char separator(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char best = ',';
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char separator = SEPARATORS.charAt(i);
      best = count(first, separator) > count(first, best) ? separator : best;
    }
    return best;
  }

  private static long count(String line, char separator) {
    return line.chars().filter(c -> c == separator).count();
  }

  private static List<Optional<Column>> columns(String file, Line head, List<Problem> problems) {
    List<Optional<Column>> columns = new ArrayList<>();
    for (String heading : head.cells()) {
      Optional<Column> column = Column.ofHeading(heading);
      if (column.isEmpty() && !heading.isBlank()) {
        problems.add(
            new Problem(
                file, head.number(), "", "the column \"" + heading + "\"", Column.allowed()));
      } else if (column.isPresent() && columns.contains(column)) {
        problems.add(
            new Problem(
                file, head.number(), column.get().label(), "the column twice", "each once"));
      }
      columns.add(column);
    }
    if (problems.isEmpty() && !columns.contains(Optional.of(Column.NAME))) {
      problems.add(
          new Problem(file, head.number(), "name", "no such column", "a first line that has it"));
    }
    return columns;
  }

  private static Optional<CustomerRow> row(
      String file, Line line, List<Optional<Column>> columns, List<Problem> problems) {
    Map<Column, CustomerRow.Cell> cells = new EnumMap<>(Column.class);
    for (int i = 0; i < line.cells().size(); i++) {
      String text = unguarded(line.cells().get(i));
      if (text.isEmpty()) {
        continue;
      }
      Optional<Column> column = i < columns.size() ? columns.get(i) : Optional.empty();
      if (column.isEmpty()) {
        problems.add(
            new Problem(
                file,
                line.number(),
                "",
                "\"" + text + "\" in column " + (i + 1) + ", which has no name",
                "as many cells as the first line names"));
        return Optional.empty();
      }
      List<String> values = column.get().many() ? values(text) : List.of(text);
      if (!values.isEmpty()) {
        cells.put(column.get(), new CustomerRow.Cell(line.number(), values));
      }
    }
    Set<Column> said = columns.stream().flatMap(Optional::stream).collect(Collectors.toSet());
    return Optional.of(new CustomerRow(line.number(), cells, said));
  }

  private static List<String> values(String text) {
    return Arrays.stream(VALUES.split(text, -1))
        .map(String::strip)
        .filter(v -> !v.isEmpty())
        .toList();
  }

  static byte[] write(List<Customer> customers) {
    StringBuilder csv = new StringBuilder("\uFEFF");
    csv.append(
        Arrays.stream(Column.values())
            .map(Column::label)
            .collect(Collectors.joining(",", "", "\r\n")));
    for (Customer customer : customers) {
      Map<Column, List<String>> cells = CustomerCells.of(customer);
      csv.append(
          Arrays.stream(Column.values())
              .map(column -> cell(String.join(";", cells.getOrDefault(column, List.of()))))
              .collect(Collectors.joining(",", "", "\r\n")));
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(String value) {
    String guarded = FORMULA.matcher(value).matches() ? "'" + value : value;
    boolean plain =
        guarded.chars().noneMatch(c -> c == ',' || c == '"' || c == ';' || c == '\n' || c == '\r');
    return plain ? guarded : "\"" + guarded.replace("\"", "\"\"") + "\"";
  }

  private static String unguarded(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
