package io.tradepost.search;

/** What kind of character stands there, as far as finding words needs it. */
final class Script {
  private Script() {}

  /** Han, kana, Bopomofo, Hangul and their half-width forms. */
  static boolean isCjk(int c) {
    if (c < 0x1100) {
      return false;
    }
    return c <= 0x11FF
        || (c >= 0x3005 && c <= 0x3007)
        || (c >= 0x3041 && c <= 0x318F && c != 0x30FB && c != 0x30A0)
        || (c >= 0x31A0 && c <= 0x31FF && !(c >= 0x31C0 && c <= 0x31EF))
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0xA960 && c <= 0xA97F)
        || (c >= 0xAC00 && c <= 0xD7FF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFF66 && c <= 0xFFDC)
        || (c >= 0x20000 && c <= 0x3FFFF);
  }

  /** Written without blanks between words: CJK, and Thai, Lao, Burmese, Khmer. */
  static boolean isUnspaced(int c) {
    return isCjk(c)
        || (c >= 0x0E01 && c <= 0x0EFF)
        || (c >= 0x1000 && c <= 0x109F)
        || (c >= 0x1780 && c <= 0x17FF);
  }

  /** Part of a word. */
  static boolean isWord(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.FORMAT ->
          c != 0xFEFF && c != 0x200B && !(c >= 0x200E && c <= 0x2069);
      default -> false;
    };
  }

  /** What may stand between the parts of one number, as in {@code PLK-276(Rev.1)}. */
  static boolean isLink(int c) {
    int ascii = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
    return switch (ascii) {
      case '-', '_', '.', '/', '(', ')', '#', '+', '&', '\u2010', '\u2011', '\u2013' -> true;
      default -> false;
    };
  }
}
