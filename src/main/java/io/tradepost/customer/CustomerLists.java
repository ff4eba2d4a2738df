package io.tradepost.customer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Customer lists as files: YAML in the form of {@code rules/customers.yaml}, and CSV as Excel reads
 * and writes it. Both hold all of a customer, so that what is written reads back the same.
 */
public final class CustomerLists {
  /**
   * What a list holds.
   *
   * @param listed empty where there are problems: a list is taken as a whole or not at all
   * @param problems all of them, in the order of lines
   */
  public record Reading(List<Listed> listed, List<Problem> problems) {
    public Reading {
      listed = List.copyOf(listed);
      problems = List.copyOf(problems);
    }

    /** As if nothing had been known of them before. */
    public List<Customer> customers() {
      return listed.stream().map(Listed::customer).toList();
    }
  }

  /**
   * Why a list cannot be taken.
   *
   * @param line from 1; 0 where the whole file is meant
   * @param column its name as in the list; empty where the whole line is meant
   * @param found as it stands there
   * @param allowed what might stand there instead
   */
  public record Problem(String file, int line, String column, String found, String allowed) {
    /**
     * For an admin, on one line: {@code customers.csv:7: grade: found "E", allowed: A, B, C, D}.
     */
    @Override
    public String toString() {
      return file
          + (line > 0 ? ":" + line : "")
          + (column.isEmpty() ? "" : ": " + column)
          + ": found "
          + found
          + ", allowed: "
          + allowed;
    }
  }

  private final Countries countries;
  private final Freemail freemail;
  private final Domains domains;
  private final Predicate<String> ours;

  /**
   * Checks countries, and that no customer claims a domain that many share, or our own.
   *
   * @param ours whether a domain is the company's own
   */
  public CustomerLists(
      Countries countries, Freemail freemail, Domains domains, Predicate<String> ours) {
    this.ours = ours;
    this.countries = countries;
    this.freemail = freemail;
    this.domains = domains;
  }

  /**
   * Reads a file by its ending, {@code .csv}, {@code .yaml} or {@code .yml}.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException for another ending
   */
  public Reading read(Path file) throws IOException {
    return switch (form(file)) {
      case CSV -> readCsv(file.toString(), Files.readAllBytes(file));
      case YAML -> readYaml(file.toString(), Files.readAllBytes(file));
    };
  }

  /**
   * Reads CSV: the first line names the columns; comma, semicolon or tab between them; several
   * values of one column with semicolons between. UTF-8 with or without a byte order mark, UTF-16
   * with one, GBK as Chinese Excel writes it, else windows-1252.
   *
   * @param file its name, for messages
   */
  public Reading readCsv(String file, byte[] content) {
    return check(file, CsvList.read(file, content));
  }

  /**
   * Reads YAML.
   *
   * @param file its name, for messages
   */
  public Reading readYaml(String file, byte[] content) {
    return check(file, YamlList.read(file, content));
  }

  /**
   * CSV with all columns, in UTF-8 with a byte order mark and CRLF, as Excel wants it. A cell that
   * a spreadsheet would run as a formula ({@code =…}, {@code +…}, {@code -…}, {@code @…}) gets an
   * apostrophe in front, which reading takes away again: the names in the list come from strangers'
   * letters.
   */
  public static byte[] csv(Collection<Customer> customers) {
    return CsvList.write(sorted(customers));
  }

  /** YAML; columns without a value are left out. */
  public static byte[] yaml(Collection<Customer> customers) {
    return YamlList.write(sorted(customers));
  }

  /**
   * Writes a file by its ending, as {@link #read(Path)} reads it; replaces one that is there.
   *
   * @throws IllegalArgumentException for another ending
   */
  public static void write(Path file, Collection<Customer> customers) throws IOException {
    Files.write(
        file,
        switch (form(file)) {
          case CSV -> csv(customers);
          case YAML -> yaml(customers);
        });
  }

  private enum Form {
    CSV,
    YAML
  }

  private static Form form(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return Form.CSV;
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return Form.YAML;
    }
    throw new IllegalArgumentException(
        "a customer list ends in .csv, .yaml or .yml, this does not: " + file);
  }

  /**
   * What a reader of one form found.
   *
   * @param problems of form; the rows that are left are checked all the same, so that the reader of
   *     the messages sees everything at once
   */
  record Raw(List<CustomerRow> rows, List<Problem> problems) {}

  /**
   * Reads what a person typed of one customer.
   *
   * @param where it was typed, for messages
   * @param said values by the names of columns ({@code domains}) and details ({@code homePage});
   *     blank ones count as said
   */
  public Reading typed(String where, Map<String, List<String>> said) {
    Map<Column, CustomerRow.Cell> cells = new EnumMap<>(Column.class);
    Set<Column> columns = EnumSet.noneOf(Column.class);
    List<Problem> problems = new ArrayList<>();
    said.forEach(
        (name, values) -> {
          Optional<Column> column = Column.ofHeading(name);
          if (column.isEmpty()) {
            problems.add(
                new Problem(where, 0, "", "the detail \"" + name + "\"", Column.details()));
            return;
          }
          columns.add(column.get());
          List<String> present =
              values.stream().map(String::strip).filter(v -> !v.isEmpty()).toList();
          if (!present.isEmpty()) {
            cells.put(column.get(), new CustomerRow.Cell(0, present));
          }
        });
    return check(where, new Raw(List.of(new CustomerRow(0, cells, columns)), problems));
  }

  private Reading check(String file, Raw raw) {
    CustomerRows rows = new CustomerRows(file, countries, freemail, domains, ours);
    List<Listed> customers = rows.customers(raw.rows());
    List<Problem> problems = new ArrayList<>(raw.problems());
    problems.addAll(rows.problems());
    problems.sort(Comparator.comparingInt(Problem::line));
    return new Reading(problems.isEmpty() ? customers : List.of(), problems);
  }

  private static List<Customer> sorted(Collection<Customer> customers) {
    return customers.stream().sorted(Comparator.comparing(Customer::key)).toList();
  }
}
