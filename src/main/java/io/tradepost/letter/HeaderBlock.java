package io.tradepost.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The header of a letter or part as it comes in: bytes as ISO-8859-1, in order, within limits. A
 * line that is no field is either noise or the place where somebody forgot the blank line before
 * the body; which of them, what follows tells.
 */
final class HeaderBlock {
  static final int MOST_FIELDS = 1000;
  static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_STRAY = 64 * 1024;

  private static final Set<String> WELL_KNOWN =
      Set.of(
          "from",
          "to",
          "cc",
          "bcc",
          "subject",
          "date",
          "sender",
          "reply-to",
          "message-id",
          "in-reply-to",
          "references",
          "received",
          "return-path",
          "mime-version",
          "content-type",
          "content-transfer-encoding",
          "content-disposition",
          "content-id",
          "delivered-to",
          "dkim-signature",
          "user-agent");

  record Field(String name, String value) {}

  private final List<Field> fields = new ArrayList<>();
  private final StringBuilder stray = new StringBuilder();
  private int bytes;
  private boolean noise;
  private boolean overfull;

  void add(String name, String value) {
    boolean wellKnown = !name.isEmpty() && isWellKnown(name);
    if (name.isEmpty()) {
      boolean envelope =
          fields.isEmpty() && (value.startsWith("From ") || value.startsWith(">From "));
      noise |= envelope;
      if (!envelope && stray.length() < MOST_STRAY) {
        stray.append(value);
      }
      return;
    }
    if (!stray.isEmpty() && wellKnown) {
      stray.setLength(0);
      noise = true;
    } else if (!stray.isEmpty()) {
      if (stray.length() < MOST_STRAY) {
        stray.append(name).append(':').append(value);
      }
      return;
    }
    int size = name.length() + value.length();
    // What is well known has a reserve: a flood of other fields must not wash it away.
    int limit = wellKnown ? 2 : 1;
    if (fields.size() >= limit * MOST_FIELDS || bytes + size > limit * MOST_BYTES) {
      overfull = true;
      return;
    }
    bytes += size;
    fields.add(new Field(name, value));
  }

  private static boolean isWellKnown(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return WELL_KNOWN.contains(lower) || lower.startsWith("x-") || lower.startsWith("list-");
  }

  List<Field> fields() {
    return fields;
  }

  /** The first field of that name, folded as it is; empty where there is none. */
  String raw(String name) {
    for (Field field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return field.value();
      }
    }
    return "";
  }

  /** Lines at the header's end that are no fields: the body's beginning, without a blank line. */
  String strayEnd() {
    return stray.toString();
  }

  void report(Flaws flaws) {
    if (noise) {
      flaws.add("lines in the header that are no fields");
    }
    if (overfull) {
      flaws.add("a header too large to keep whole");
    }
    if (!stray.isEmpty()) {
      flaws.add("no blank line between header and body");
    }
  }
}
