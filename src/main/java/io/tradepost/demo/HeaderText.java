package io.tradepost.demo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Header values as mail programs write them: encoded words (RFC 2047), addresses, parameters. */
final class HeaderText {
  /** Raw bytes of an encoded word, so that it stays within RFC 2047's 75 characters. */
  private static final int WORD_BYTES = 27;

  private HeaderText() {}

  /** Unstructured text, in encoded words where it is not ASCII. */
  static String text(String text, Coding coding, boolean quotedPrintable) {
    return Coding.isAscii(text) ? text : words(text, coding, quotedPrintable);
  }

  private static String words(String text, Coding wanted, boolean quotedPrintable) {
    Coding coding = wanted.holds(text) ? wanted : Coding.UTF_8;
    StringBuilder out = new StringBuilder();
    StringBuilder chunk = new StringBuilder();
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      chunk.appendCodePoint(points[i]);
      boolean last = i == points.length - 1;
      if (last || (chunk.length() >= 8 && coding.bytes(chunk.toString()).length > WORD_BYTES)) {
        out.append(out.isEmpty() ? "" : "\r\n ");
        out.append(word(coding.bytes(chunk.toString()), coding.label(), quotedPrintable));
        chunk.setLength(0);
      }
    }
    return out.toString();
  }

  private static String word(byte[] bytes, String label, boolean quotedPrintable) {
    if (!quotedPrintable) {
      return "=?" + label + "?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }
    StringBuilder q = new StringBuilder("=?").append(label).append("?Q?");
    for (byte b : bytes) {
      if (isAlphanumeric(b)) {
        q.append((char) b);
      } else if (b == ' ') {
        q.append('_');
      } else {
        q.append(String.format("=%02X", b));
      }
    }
    return q.append("?=").toString();
  }

  /** {@code "Name" <address>}, the name encoded where needed. */
  static String address(Person person, Coding coding, boolean quotedPrintable) {
    if (person.name().isEmpty()) {
      return person.address();
    }
    String name =
        Coding.isAscii(person.name())
            ? '"' + person.name().replace("\\", "\\\\").replace("\"", "\\\"") + '"'
            : words(person.name(), coding, quotedPrintable);
    return name + " <" + person.address() + ">";
  }

  static String addresses(List<Person> people, Coding coding, boolean quotedPrintable) {
    return people.stream()
        .map(p -> address(p, coding, quotedPrintable))
        .collect(Collectors.joining(",\r\n\t"));
  }

  /** How a mail program writes a file name that is not ASCII. */
  enum Naming {
    /** RFC 2231 {@code name*=}. */
    EXTENDED,
    /** RFC 2231 in numbered pieces. */
    CONTINUED,
    /** An encoded word within quotes, which RFC 2047 forbids and most programs write. */
    QUOTED_WORD
  }

  /** A parameter with its leading semicolon and line fold. */
  static String parameter(String name, String value, Naming naming, Coding coding) {
    if (Coding.isAscii(value)) {
      return ";\r\n\t" + name + "=\"" + value + "\"";
    }
    return switch (naming) {
      case EXTENDED -> ";\r\n\t" + name + "*=utf-8''" + percent(value);
      case CONTINUED -> continued(name, percent(value));
      case QUOTED_WORD -> ";\r\n\t" + name + "=\"" + words(value, coding, false) + "\"";
    };
  }

  private static String continued(String name, String percent) {
    StringBuilder out = new StringBuilder();
    int piece = 0;
    for (int at = 0; at < percent.length(); piece++) {
      int end = Math.min(percent.length(), at + 54);
      // An escape must not be torn apart.
      while (end < percent.length()
          && (percent.charAt(end - 1) == '%' || percent.charAt(end - 2) == '%')) {
        end--;
      }
      out.append(";\r\n\t").append(name).append('*').append(piece).append("*=");
      out.append(piece == 0 ? "utf-8''" : "").append(percent, at, end);
      at = end;
    }
    return out.toString();
  }

  private static String percent(String value) {
    StringBuilder out = new StringBuilder();
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      out.append(
          isAlphanumeric(b) || b == '.' ? String.valueOf((char) b) : String.format("%%%02X", b));
    }
    return out.toString();
  }

  private static boolean isAlphanumeric(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
  }
}
