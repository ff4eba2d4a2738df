package io.tradepost.digest;

/**
 * Words of strangers made fit for a report: the one way by which a subject, a name or a quoted
 * sentence comes into it. On one line, without controls, without marks that turn or hide text (UAX
 * #9, tags, zero-width characters), and no longer than a reader would read.
 */
final class Plain {
  private static final int MOST = 160;

  private Plain() {}

  /** The text on one line, at most 160 characters. */
  static String of(String text) {
    StringBuilder plain = new StringBuilder(Math.min(text.length(), MOST));
    boolean blank = false;
    int count = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        blank = true;
      } else if (!hidden(c)) {
        if (count >= MOST) {
          return plain.append('…').toString();
        }
        if (blank && !plain.isEmpty()) {
          plain.append(' ');
          count++;
        }
        blank = false;
        plain.appendCodePoint(c);
        count++;
      }
    }
    return plain.toString();
  }

  /** The same, and something to see where nothing is left. */
  static String of(String text, String instead) {
    String plain = of(text);
    return plain.isEmpty() ? instead : plain;
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      // Joiners are needed by Persian, Hindi and emoji; all other format characters hide something.
      case Character.FORMAT -> c != 0x200C && c != 0x200D;
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }
}
