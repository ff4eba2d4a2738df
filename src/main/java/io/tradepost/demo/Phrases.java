package io.tradepost.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of one language, made from a grammar: {@code phrases-<language>.txt} holds
 * alternatives under keys, with {@code {name}} for a value or another key, {@code <a|b>} for a
 * choice and {@code {1-9}} for a number.
 */
final class Phrases {
  private sealed interface Piece {}

  private record Literal(String text) implements Piece {}

  private record Reference(String name) implements Piece {}

  private record Range(int from, int to) implements Piece {}

  private record Choice(List<List<Piece>> ways) implements Piece {}

  private final Map<String, List<List<Piece>>> sections = new HashMap<>();
  private final @Nullable Phrases fallback;

  private Phrases(@Nullable Phrases fallback) {
    this.fallback = fallback;
  }

  /** The language's phrases; what it lacks comes from the fallback. */
  static Phrases load(String language, @Nullable Phrases fallback) {
    String resource = "phrases-" + language + ".txt";
    Phrases phrases = new Phrases(fallback);
    try (InputStream in = Phrases.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the program");
      }
      phrases.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return phrases;
  }

  private void read(BufferedReader lines) throws IOException {
    List<List<Piece>> section = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("= ")) {
        section = new ArrayList<>();
        sections.put(line.substring(2), section);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        section.add(new Reader(line.replace("\\n", "\n")).sequence());
      }
    }
  }

  /** Whether the language itself, not its fallback, has that key. */
  boolean has(String key) {
    return sections.containsKey(key);
  }

  /** One of the key's alternatives with the values put in. */
  String say(String key, Dice dice, Map<String, String> values) {
    StringBuilder out = new StringBuilder(256);
    append(out, dice.pick(section(key)), dice, values);
    return out.toString();
  }

  private List<List<Piece>> section(String key) {
    List<List<Piece>> section = sections.get(key);
    if (section != null) {
      return section;
    }
    if (fallback == null) {
      throw new IllegalStateException("no phrases for " + key);
    }
    return fallback.section(key);
  }

  private void append(
      StringBuilder out, List<Piece> pieces, Dice dice, Map<String, String> values) {
    for (Piece piece : pieces) {
      switch (piece) {
        case Literal l -> out.append(l.text());
        case Range n -> out.append(dice.between(n.from(), n.to()));
        case Choice c -> append(out, dice.pick(c.ways()), dice, values);
        case Reference r -> {
          String value = values.get(r.name());
          if (value != null) {
            out.append(value);
          } else {
            append(out, dice.pick(section(r.name())), dice, values);
          }
        }
      }
    }
  }

  /** Reads one alternative. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    List<Piece> sequence() {
      List<Piece> pieces = new ArrayList<>();
      StringBuilder literal = new StringBuilder();
      while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != '>') {
        char c = text.charAt(at++);
        if (c != '{' && c != '<') {
          literal.append(c);
          continue;
        }
        pieces.add(new Literal(literal.toString()));
        literal.setLength(0);
        pieces.add(c == '{' ? reference() : choice());
      }
      pieces.add(new Literal(literal.toString()));
      return List.copyOf(pieces);
    }

    private Piece reference() {
      int end = text.indexOf('}', at);
      String name = text.substring(at, end);
      at = end + 1;
      int dash = name.indexOf('-');
      return dash > 0
          ? new Range(
              Integer.parseInt(name.substring(0, dash)), Integer.parseInt(name.substring(dash + 1)))
          : new Reference(name);
    }

    private Choice choice() {
      List<List<Piece>> ways = new ArrayList<>();
      do {
        ways.add(sequence());
      } while (text.charAt(at++) == '|');
      return new Choice(List.copyOf(ways));
    }
  }
}
