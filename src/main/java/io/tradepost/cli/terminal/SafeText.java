package io.tradepost.cli.terminal;

/**
 * Text of letters made safe to print. A letter is written by a stranger: an escape sequence could
 * rename the window or hide lines, a bidi override could make {@code invoice_fdp.exe} look like a
 * PDF, so that none of these may reach a terminal.
 */
public final class SafeText {
  private static final char INSTEAD = '\uFFFD';

  private SafeText() {}

  /** On one line: line ends and tabs become blanks, runs of blanks one. */
  public static String line(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85) {
        blank = true;
        continue;
      }
      if (hidden(c)) {
        continue;
      }
      if (blank && !safe.isEmpty()) {
        safe.append(' ');
      }
      blank = false;
      safe.appendCodePoint(unsafe(c) ? INSTEAD : c);
    }
    return safe.toString();
  }

  /** On as many lines as it has; tabs become four blanks. */
  public static String block(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '\n', 0x85, 0x2028, 0x2029 -> safe.append('\n');
        case '\r' -> {
          if (i >= text.length() || text.charAt(i) != '\n') {
            safe.append('\n');
          }
        }
        case '\t' -> safe.append("    ");
        default -> {
          if (!hidden(c)) {
            safe.appendCodePoint(unsafe(c) ? INSTEAD : c);
          }
        }
      }
    }
    return safe.toString();
  }

  /** Whether a program that prints the character as it is could be led astray by it. */
  public static boolean misleading(int c) {
    return hidden(c) || unsafe(c) || c == 0x2028 || c == 0x2029;
  }

  /** Bidi embeddings, overrides and isolates (UAX #9), byte order marks, tags. */
  private static boolean hidden(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF
        || (c >= 0xE0000 && c <= 0xE007F);
  }

  /** C0 and C1 controls, and halves of surrogate pairs. */
  private static boolean unsafe(int c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0xD800 && c <= 0xDFFF);
  }
}
