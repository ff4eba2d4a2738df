package io.tradepost.letter;

import java.util.List;
import java.util.Optional;

/**
 * A letter's header fields, unfolded and decoded, in their order. Names are matched without regard
 * to case.
 */
public record Headers(List<Field> fields) {
  /** One header field: its name as written, and its value. */
  public record Field(String name, String value) {}

  public Headers {
    fields = List.copyOf(fields);
  }

  /** The first field of that name. */
  public Optional<String> first(String name) {
    return fields.stream()
        .filter(f -> f.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst();
  }

  /** Every field of that name, in order. */
  public List<String> all(String name) {
    return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Field::value).toList();
  }

  /** Whether there is a field of that name. */
  public boolean has(String name) {
    return first(name).isPresent();
  }
}
