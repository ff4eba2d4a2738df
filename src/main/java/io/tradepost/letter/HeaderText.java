package io.tradepost.letter;

import java.nio.charset.StandardCharsets;

/**
 * Header values as people read them: raw 8-bit bytes (RFC 6532's UTF-8 or, far more often, the
 * writer's own charset), encoded words (RFC 2047), and no characters that would fool a terminal.
 */
final class HeaderText {
  private HeaderText() {}

  /** The whole way from a field's bytes, given as ISO-8859-1, to its text. */
  static String decode(String raw) {
    return decode(raw, "");
  }

  /**
   * The same, with a charset that is likely where the bytes are neither ASCII nor UTF-8: that of
   * the letter's body.
   */
  static String decode(String raw, String likelyCharset) {
    return clean(EncodedWords.decode(characters(raw, likelyCharset)));
  }

  /** Raw bytes to characters; encoded words are left as they are. */
  static String characters(String raw, String likelyCharset) {
    String text = unfolded(raw);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || c == 0x1b) {
        return CharsetReader.read(text.getBytes(StandardCharsets.ISO_8859_1), likelyCharset).text();
      }
    }
    return text;
  }

  /** Without the line ends of folding (RFC 5322 §2.2.3) and blanks around. */
  static String unfolded(String raw) {
    if (raw.indexOf('\n') < 0 && raw.indexOf('\r') < 0) {
      return raw.strip();
    }
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\r' && c != '\n') {
        text.append(c);
      }
    }
    return text.toString().strip();
  }

  /** Control characters become blanks; characters that turn the reading direction are dropped. */
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i)) || turnsDirection(text.charAt(i))) {
        return cleaned(text);
      }
    }
    return text.strip();
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isControl(c)) {
        clean.append(' ');
      } else if (!turnsDirection(c)) {
        clean.append(c);
      }
    }
    return clean.toString().strip();
  }

  private static boolean isControl(char c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == '\u2028' || c == '\u2029';
  }

  private static boolean turnsDirection(char c) {
    return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069') || c == '\ufeff';
  }
}
