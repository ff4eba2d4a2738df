package io.tradepost.config;

import java.util.List;
import java.util.Optional;

/**
 * A YAML document as it stands in the file. A scalar is its text, whatever YAML would make of it:
 * {@code NO} is Norway and {@code 0755} is four digits until a key says what it wants.
 */
sealed interface Node {
  Where where();

  /** In words, for an error. */
  String found();

  /** A value. */
  record Scalar(Where where, String text) implements Node {
    @Override
    public String found() {
      return Words.quoted(text);
    }
  }

  /** A key without a value, or {@code null}. */
  record Nothing(Where where) implements Node {
    @Override
    public String found() {
      return "nothing";
    }
  }

  /** A list. */
  record Sequence(Where where, List<Node> items) implements Node {
    @Override
    public String found() {
      return "a list";
    }
  }

  /** Keys with their values; no key stands twice. */
  record Mapping(Where where, List<Entry> entries) implements Node {
    @Override
    public String found() {
      return "a group of keys";
    }

    Optional<Entry> entry(String key) {
      for (Entry entry : entries) {
        if (entry.key().equals(key)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }
  }

  /** A key and its value. */
  record Entry(String key, Where where, Node value) {}
}
