package io.tradepost.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.tradepost.customer.CustomerLists.Problem;
import io.tradepost.customer.CustomerLists.Raw;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;

/** Customer lists as YAML, in the form of {@code rules/customers.yaml}. */
final class YamlList {
  private static final String ROOT = "customers";
  private static final String FORM = "customers: [ { name: NEVIR S.A., country: ES } ]";

  private final String file;
  private final YAMLParser parser;
  private final List<CustomerRow> rows = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private YamlList(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static Raw read(String file, byte[] content) {
    // The default of 3 MB is a table of some 20,000 customers.
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    YAMLFactory factory = YAMLFactory.builder().loaderOptions(options).build();
    try (YAMLParser parser = factory.createParser(new ByteArrayInputStream(content))) {
      YamlList list = new YamlList(file, parser);
      try {
        list.document();
      } catch (JsonProcessingException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        String what = e.getOriginalMessage().lines().findFirst().orElse("");
        list.problems.add(new Problem(file, line, "", "broken YAML: " + what, FORM));
      }
      return new Raw(list.rows, list.problems);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private void document() throws IOException {
    if (parser.nextToken() == null) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      wrong("", "no such list", FORM);
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (!name.equals(ROOT)) {
        wrong("", "the key \"" + name + "\"", ROOT);
      }
      JsonToken value = parser.nextToken();
      if (name.equals(ROOT) && value == JsonToken.START_ARRAY) {
        customers();
      } else {
        if (name.equals(ROOT) && !isNothing(value)) {
          wrong(ROOT, "no list", FORM);
        }
        parser.skipChildren();
      }
    }
  }

  private void customers() throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        customer();
      } else {
        wrong("", "no customer", "{ name: NEVIR S.A., country: ES }");
        parser.skipChildren();
      }
    }
  }

  private void customer() throws IOException {
    int line = line();
    Map<Column, CustomerRow.Cell> cells = new EnumMap<>(Column.class);
    Set<Column> said = EnumSet.noneOf(Column.class);
    boolean readable = true;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      int at = line();
      Optional<Column> column = Column.ofHeading(name);
      if (column.isEmpty()) {
        wrong("", "the key \"" + name + "\"", Column.allowed());
      } else if (cells.containsKey(column.get())) {
        wrong(column.get().label(), "the key twice", "each once");
      }
      column.ifPresent(said::add);
      parser.nextToken();
      Optional<List<String>> values = values(name, column.map(Column::many).orElse(true));
      readable &= values.isPresent();
      List<String> present = values.orElse(List.of());
      if (column.isPresent() && !present.isEmpty()) {
        cells.put(column.get(), new CustomerRow.Cell(at, present));
      }
    }
    if (readable) {
      rows.add(new CustomerRow(line, cells, said));
    }
  }

  /** Scalars as they stand: {@code NO} is Norway and {@code +34912345678} a phone number. */
  private Optional<List<String>> values(String name, boolean many) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY && many) {
      List<String> values = new ArrayList<>();
      boolean plain = true;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        plain &= !parser.currentToken().isStructStart();
        if (parser.currentToken().isStructStart()) {
          parser.skipChildren();
        } else if (!parser.getText().isBlank()) {
          values.add(parser.getText().strip());
        }
      }
      if (!plain) {
        wrong(name, "a list within the list", "[ one, two ]");
      }
      return plain ? Optional.of(values) : Optional.empty();
    }
    if (token.isStructStart()) {
      wrong(
          name,
          token == JsonToken.START_ARRAY ? "a list" : "a table",
          many ? "[ one, two ]" : "one value");
      parser.skipChildren();
      return Optional.empty();
    }
    if (isNothing(token) || parser.getText().isBlank()) {
      return Optional.of(List.of());
    }
    return Optional.of(List.of(parser.getText().strip()));
  }

  private boolean isNothing(JsonToken token) throws IOException {
    return token == JsonToken.VALUE_NULL || (token.isScalarValue() && parser.getText().isBlank());
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private void wrong(String column, String found, String allowed) {
    problems.add(new Problem(file, line(), column, found, allowed));
  }

  static byte[] write(List<Customer> customers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    YAMLFactory factory =
        YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();
    try (YAMLGenerator yaml = factory.createGenerator(bytes)) {
      yaml.writeStartObject();
      yaml.writeArrayFieldStart(ROOT);
      for (Customer customer : customers) {
        yaml.writeStartObject();
        for (var cell : CustomerCells.of(customer).entrySet()) {
          write(yaml, cell.getKey(), cell.getValue());
        }
        yaml.writeEndObject();
      }
      yaml.writeEndArray();
      yaml.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(YAMLGenerator yaml, Column column, List<String> values)
      throws IOException {
    yaml.writeFieldName(column.label());
    if (!column.many()) {
      yaml.writeString(values.getFirst());
      return;
    }
    yaml.writeStartArray();
    for (String value : values) {
      yaml.writeString(value);
    }
    yaml.writeEndArray();
  }
}
