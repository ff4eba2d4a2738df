package io.tradepost.letter;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A structured field such as Content-Type: a value and its parameters (RFC 2045 §5.1), read
 * leniently, with RFC 2231's continuations and charsets and, against RFC 2047 §5 but as practised,
 * encoded words in values.
 *
 * @param value lower case, without comments
 * @param named parameters by lower-case name, decoded
 */
record Parameters(String value, Map<String, String> named) {
  static final Parameters NONE = new Parameters("", Map.of());
  private static final int MOST = 200;

  String get(String name) {
    return named.getOrDefault(name, "");
  }

  /** Reads the field's bytes, given as ISO-8859-1. */
  static Parameters parse(String raw) {
    int semicolon = raw.indexOf(';');
    String value = semicolon < 0 ? raw : raw.substring(0, semicolon);
    int comment = value.indexOf('(');
    value = (comment < 0 ? value : value.substring(0, comment)).strip().toLowerCase(Locale.ROOT);
    if (semicolon < 0) {
      return new Parameters(value, Map.of());
    }
    Map<String, String> plain = new LinkedHashMap<>();
    Map<String, TreeMap<Integer, Section>> extended = new LinkedHashMap<>();
    int at = semicolon + 1;
    for (int count = 0; at < raw.length() && count < MOST; count++) {
      int end = endOfParameter(raw, at);
      int equals = raw.indexOf('=', at);
      if (equals >= 0 && equals < end) {
        String name = raw.substring(at, equals).strip().toLowerCase(Locale.ROOT);
        keep(name, unquoted(raw.substring(equals + 1, end).strip()), plain, extended);
      }
      at = end + 1;
    }
    Map<String, String> named = new HashMap<>();
    plain.forEach((name, text) -> named.put(name, HeaderText.decode(text)));
    // Where both forms are given, the extended one is meant for those who can read it (RFC 6266).
    extended.forEach((name, sections) -> named.put(name, joined(sections)));
    return new Parameters(value, Map.copyOf(named));
  }

  private record Section(String text, boolean encoded) {}

  private static void keep(
      String name,
      String text,
      Map<String, String> plain,
      Map<String, TreeMap<Integer, Section>> extended) {
    int star = name.indexOf('*');
    if (star < 0) {
      plain.putIfAbsent(name, text);
      return;
    }
    boolean encoded = name.endsWith("*");
    String number = name.substring(star + 1, Math.max(star + 1, name.length() - (encoded ? 1 : 0)));
    boolean numbered =
        !number.isEmpty()
            && number.length() < 5
            && number.chars().allMatch(c -> c >= '0' && c <= '9');
    extended
        .computeIfAbsent(name.substring(0, star), k -> new TreeMap<>())
        .putIfAbsent(numbered ? Integer.parseInt(number) : 0, new Section(text, encoded));
  }

  private static String joined(TreeMap<Integer, Section> sections) {
    StringBuilder bytes = new StringBuilder();
    String charset = "";
    boolean anyEncoded = false;
    boolean first = true;
    for (Section section : sections.values()) {
      String text = section.text();
      if (section.encoded()) {
        anyEncoded = true;
        int quote = first ? text.indexOf('\'') : -1;
        int second = quote < 0 ? -1 : text.indexOf('\'', quote + 1);
        if (second >= 0) {
          charset = text.substring(0, quote);
          text = text.substring(second + 1);
        }
        text = percentDecoded(text);
      }
      bytes.append(text);
      first = false;
    }
    String all = bytes.toString();
    return anyEncoded
        ? HeaderText.clean(
            CharsetReader.read(all.getBytes(StandardCharsets.ISO_8859_1), charset).text())
        : HeaderText.decode(all);
  }

  private static String percentDecoded(String text) {
    StringBuilder decoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 2 < text.length()) {
        int high = Character.digit(text.charAt(i + 1), 16);
        int low = Character.digit(text.charAt(i + 2), 16);
        if (high >= 0 && low >= 0) {
          decoded.append((char) (16 * high + low));
          i += 2;
          continue;
        }
      }
      decoded.append(c);
    }
    return decoded.toString();
  }

  /** The semicolon that ends the parameter, or the text's end; semicolons in quotes do not. */
  private static int endOfParameter(String raw, int from) {
    boolean quoted = false;
    for (int i = from; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    return raw.length();
  }

  private static String unquoted(String text) {
    if (text.isEmpty() || text.charAt(0) != '"') {
      return text;
    }
    StringBuilder inner = new StringBuilder(text.length());
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        break;
      }
      // Only these two: old Outlooks write Windows paths with single backslashes.
      if (c == '\\'
          && i + 1 < text.length()
          && (text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\\')) {
        c = text.charAt(++i);
      }
      inner.append(c);
    }
    return inner.toString();
  }
}
