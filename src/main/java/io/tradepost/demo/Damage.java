package io.tradepost.demo;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes wrong with real letters now and then. The writer's address always survives. */
final class Damage {
  enum Kind {
    /** The last boundary is missing, as after a cut transfer. */
    OPEN_BOUNDARY,
    WRONG_CHARSET,
    NO_CHARSET,
    BROKEN_BASE64,
    ABSURD_DATE,
    NO_DATE,
    /** Eight-bit text in the header. */
    RAW_HEADER
  }

  private static final double RATE = 0.015;
  private final Dice dice;

  Damage(Dice dice) {
    this.dice = dice;
  }

  /** What is to go wrong with the next letter; null for nothing. */
  @Nullable Kind choose(boolean sturdy) {
    return sturdy && dice.chance(RATE) ? dice.of(Kind.values()) : null;
  }

  Optional<String> date(@Nullable Kind kind, String proper) {
    if (kind == Kind.NO_DATE) {
      return Optional.empty();
    }
    return Optional.of(
        kind == Kind.ABSURD_DATE
            ? dice.of(
                "Thu, 1 Jan 1970 00:00:00 +0000",
                "Fri, 31 Feb 2126 25:61:61 +9900",
                "yesterday afternoon",
                "Mon, 99 Foo 20226 10:00:00 GMT")
            : proper);
  }

  byte[] apply(@Nullable Kind kind, byte[] letter) {
    if (kind == null) {
      return letter;
    }
    // Latin-1 holds each byte as one character, so that the rest stays as it is.
    String text = new String(letter, StandardCharsets.ISO_8859_1);
    String changed =
        switch (kind) {
          case OPEN_BOUNDARY -> openBoundary(text);
          case WRONG_CHARSET -> text.replaceFirst("charset=\"[^\"]+\"", "charset=\"us-ascii\"");
          case NO_CHARSET -> text.replaceFirst(";\r\n\tcharset=\"[^\"]+\"", "");
          case BROKEN_BASE64 -> breakBase64(text);
          case ABSURD_DATE, NO_DATE, RAW_HEADER -> text;
        };
    return changed.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String openBoundary(String text) {
    return text.endsWith("--\r\n")
        ? text.substring(0, text.lastIndexOf("\r\n--", text.length() - 3) + 2)
        : text;
  }

  /** Characters that base64 does not know, and a length that is no multiple of four. */
  private String breakBase64(String text) {
    int start = text.lastIndexOf("Content-Transfer-Encoding: base64");
    int body = start < 0 ? -1 : text.indexOf("\r\n\r\n", start);
    if (body < 0 || body + 40 > text.length()) {
      return text;
    }
    int at = body + 4 + dice.below(20);
    return text.substring(0, at) + "!*" + text.substring(at + 3);
  }
}
