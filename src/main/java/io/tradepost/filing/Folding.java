package io.tradepost.filing;

import java.text.Normalizer;

/**
 * Text as it is compared: lower case, without accents, full-width forms as ASCII, every run of
 * white space as one blank, without characters that cannot be seen. {@code Cotización}, {@code
 * COTIZACION} and one written with combining accents become the same.
 */
final class Folding {
  /** The value in {@link #TABLE} of a character that is dropped. */
  private static final char DROPPED = 0;

  private static final char[] TABLE = table();

  private Folding() {}

  /** The folded text of at most {@code limit} characters of the text. */
  static String fold(CharSequence text, int limit) {
    int length = Math.min(text.length(), limit);
    char[] folded = new char[length];
    int size = 0;
    boolean blank = true;
    for (int i = 0; i < length; i++) {
      char c = TABLE[text.charAt(i)];
      if (c == ' ') {
        if (!blank) {
          folded[size++] = ' ';
        }
        blank = true;
      } else if (c != DROPPED) {
        folded[size++] = c;
        blank = false;
      }
    }
    return new String(folded, 0, blank && size > 0 ? size - 1 : size);
  }

  /** The folded text. */
  static String fold(CharSequence text) {
    return fold(text, Integer.MAX_VALUE);
  }

  /**
   * Whether the character is a letter or digit of a script that sets blanks between words and does
   * not glue articles or particles to them: there a word ends where its letters end. Chinese,
   * Japanese, Korean, Thai, Arabic and Hebrew words are looked for anywhere.
   */
  static boolean inWord(char c) {
    return (c < 0x0590 || (c >= 0x1E00 && c < 0x2000)) && Character.isLetterOrDigit(c);
  }

  private static char[] table() {
    char[] table = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < table.length; c++) {
      table[c] = folded((char) c);
    }
    String from = "ıłøđ’‘‚`´“”„–—‐‑أإآىةـ";
    String into = "ilod'''''\"\"\"----اااي" + "ه" + DROPPED;
    for (int i = 0; i < from.length(); i++) {
      table[from.charAt(i)] = into.charAt(i);
    }
    return table;
  }

  private static char folded(char c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return ' ';
    }
    int type = Character.getType(c);
    if (type == Character.FORMAT
        || type == Character.CONTROL
        || (c >= 0x0300 && c <= 0x036F)
        || (c >= 0xFE00 && c <= 0xFE0F)) {
      return DROPPED;
    }
    boolean hasBaseForm = c < 0x0530 || (c >= 0x1E00 && c < 0x2000) || c >= 0xFF00;
    return hasBaseForm ? baseForm(c) : Character.toLowerCase(c);
  }

  private static char baseForm(char c) {
    String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
    boolean oneBase =
        parts.codePoints().filter(p -> Character.getType(p) != Character.NON_SPACING_MARK).count()
            == 1;
    char base = oneBase ? parts.charAt(0) : c;
    return base == ' ' ? c : Character.toLowerCase(base);
  }
}
