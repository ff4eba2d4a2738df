package io.tradepost.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A group of keys that is being read. Each key is asked for by name; what is wrong with its value
 * becomes a problem and the fallback is given instead, so that reading goes on to the next error.
 * {@link #done} finds the keys that nobody asked for.
 */
final class Section {
  private final Node.Mapping mapping;
  private final String path;
  private final String anyPath;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  /** The group that a whole file is. */
  Section(Node.Mapping mapping, Problems problems) {
    this(mapping, "", "", problems);
  }

  /**
   * A group.
   *
   * @param path as errors tell it
   * @param anyPath the same with {@code []} for any index
   */
  private Section(Node.Mapping mapping, String path, String anyPath, Problems problems) {
    this.mapping = mapping;
    this.path = path;
    this.anyPath = anyPath;
    this.problems = problems;
  }

  Problems problems() {
    return problems;
  }

  /** Where the group begins. */
  Where where() {
    return mapping.where();
  }

  /** Where the key stands, or the group where it does not. */
  Where where(String key) {
    return mapping.entry(key).map(Node.Entry::where).orElse(mapping.where());
  }

  /** The key's full path. */
  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  void error(String key, String message) {
    problems.error(value(key).map(Node::where).orElse(where(key)), path(key), message);
  }

  void warning(String key, String message) {
    problems.warning(value(key).map(Node::where).orElse(where(key)), path(key), message);
  }

  /** Whether the key has a value, right or wrong. */
  boolean has(String key) {
    return value(key).isPresent();
  }

  /** The value, or the fallback where it is absent or wrong. */
  <T> T get(String key, Kind<T> kind, T fallback) {
    return find(key, kind).orElse(fallback);
  }

  /** The value; empty where it is absent or wrong. */
  <T> Optional<T> find(String key, Kind<T> kind) {
    ask(key);
    return value(key).flatMap(node -> parse(node, path(key), kind));
  }

  /** The value, whose absence is an error; empty where it is absent or wrong. */
  <T> Optional<T> need(String key, Kind<T> kind) {
    ask(key);
    if (!has(key)) {
      problems.error(where(key), path(key), "missing; needed is " + kind.allowed());
    }
    return find(key, kind);
  }

  /** The values of a list, without those that are wrong; empty where it is absent. */
  <T> List<T> list(String key, Kind<T> kind) {
    return list(key, kind, (value, where) -> value);
  }

  /** As {@link #list(String, Kind)}, each with its place. A single value is a list of one. */
  <T, R> List<R> list(String key, Kind<T> kind, BiFunction<T, Where, R> with) {
    ask(key);
    return items(key, kind, with);
  }

  private <T, R> List<R> items(String key, Kind<T> kind, BiFunction<T, Where, R> with) {
    List<Node> items =
        switch (value(key).orElse(null)) {
          case null -> List.of();
          case Node.Sequence s -> s.items();
          case Node.Scalar s -> List.of(s);
          case Node.Nothing n -> List.of();
          case Node.Mapping m -> {
            error(key, "found a group of keys, allowed is a list; each item is " + kind.allowed());
            yield List.of();
          }
        };
    List<R> values = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Node item = items.get(i);
      parse(item, path(key) + "[" + i + "]", kind)
          .ifPresent(v -> values.add(with.apply(v, item.where())));
    }
    return List.copyOf(values);
  }

  /** The group under a key; one without keys where it is absent or wrong. */
  Section group(String key) {
    ask(key);
    return new Section(
        switch (value(key).orElse(null)) {
          case Node.Mapping m -> m;
          case null -> none(key);
          case Node other -> {
            error(key, "found " + other.found() + ", allowed is a group of keys");
            yield none(key);
          }
        },
        path(key),
        anyPath(key),
        problems);
  }

  /** The groups of a list; those that are none are left out. */
  List<Section> groups(String key) {
    ask(key);
    List<Section> groups = new ArrayList<>();
    switch (value(key).orElse(null)) {
      case null -> {}
      case Node.Sequence s -> {
        for (int i = 0; i < s.items().size(); i++) {
          String itemPath = path(key) + "[" + i + "]";
          if (s.items().get(i) instanceof Node.Mapping m) {
            groups.add(new Section(m, itemPath, anyPath(key) + "[]", problems));
          } else {
            Node item = s.items().get(i);
            problems.error(
                item.where(), itemPath, "found " + item.found() + ", allowed is a group of keys");
          }
        }
      }
      case Node other ->
          error(
              key,
              "found " + other.found() + ", allowed is a list of groups, each beginning with '- '");
    }
    return groups;
  }

  /** A group whose keys are free. */
  <K, V> Map<K, V> table(String key, Kind<K> keys, Kind<V> values) {
    Map<K, V> table = new LinkedHashMap<>();
    for (Node.Entry entry : group(key).mapping.entries()) {
      String at = path(key) + "." + entry.key();
      Optional<K> name = parse(new Node.Scalar(entry.where(), entry.key()), at, keys);
      Optional<V> value = parse(entry.value(), at, values);
      if (name.isPresent() && value.isPresent()) {
        table.put(name.get(), value.get());
      }
    }
    return table;
  }

  /** A group whose keys are free and whose values are lists; a single value is a list of one. */
  <K, V> Map<K, List<V>> tableOfLists(String key, Kind<K> keys, Kind<V> values) {
    Map<K, List<V>> table = new LinkedHashMap<>();
    Section group = group(key);
    for (Node.Entry entry : group.mapping.entries()) {
      Optional<K> name =
          parse(new Node.Scalar(entry.where(), entry.key()), group.path(entry.key()), keys);
      List<V> list = group.items(entry.key(), values, (value, where) -> value);
      name.ifPresent(k -> table.put(k, list));
    }
    return table;
  }

  /** Whether the value is a single text, rather than a group or list. */
  boolean isText(String key) {
    return value(key).orElse(null) instanceof Node.Scalar;
  }

  /** Whether the value is a group. */
  boolean isGroup(String key) {
    return value(key).orElse(null) instanceof Node.Mapping;
  }

  /** Whether the value is a list without items. */
  boolean isEmptyList(String key) {
    return value(key).orElse(null) instanceof Node.Sequence(Where at, List<Node> items)
        && items.isEmpty();
  }

  /** Reports the keys that nobody asked for, and whether there were any. */
  boolean done() {
    boolean found = false;
    for (Node.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        String advice =
            Words.nearest(entry.key(), known)
                .map(Kind::meant)
                .orElse("allowed are " + String.join(", ", known));
        problems.error(entry.where(), path(entry.key()), "unknown key, " + advice);
        found = true;
      }
    }
    return found;
  }

  private String anyPath(String key) {
    return anyPath.isEmpty() ? key : anyPath + "." + key;
  }

  private void ask(String key) {
    known.add(key);
    problems.asked(anyPath(key));
  }

  private Optional<Node> value(String key) {
    return mapping
        .entry(key)
        .map(Node.Entry::value)
        .filter(node -> !(node instanceof Node.Nothing));
  }

  private Node.Mapping none(String key) {
    return new Node.Mapping(where(key), List.of());
  }

  private <T> Optional<T> parse(Node node, String at, Kind<T> kind) {
    if (!(node instanceof Node.Scalar(Where where, String text))) {
      problems.error(node.where(), at, "found " + node.found() + ", allowed is " + kind.allowed());
      return Optional.empty();
    }
    try {
      return Optional.of(kind.parse().of(text.strip()));
    } catch (Unfit e) {
      problems.error(where, at, message(text, kind, e.advice()));
      return Optional.empty();
    }
  }

  private static String message(String text, Kind<?> kind, String advice) {
    String found = kind.confidential() ? "something else (not shown)" : Words.quoted(text);
    String base = "found " + found + ", allowed is " + kind.allowed();
    return advice.isEmpty() ? base : base + "; " + advice;
  }
}
