package io.tradepost.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * How many columns a text takes: two for East Asian wide characters and emoji (UAX #11), none for
 * marks that sit on the character before. A table of ranges: ICU knows them all, but to load its
 * data takes longer than a whole search may.
 */
public final class TextWidth {
  private static final String ELLIPSIS = "…";

  /** First and last code point of each wide range. */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x231A, 0x231B, 0x23E9, 0x23EC, 0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653,
    0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26F2, 0x26F3, 0x2705, 0x2705, 0x270A, 0x270B,
    0x2728, 0x2728, 0x274C, 0x274C, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x2B1B, 0x2B1C,
    0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4DC0, 0x4DFF,
    0x4E00, 0x9FFF, 0xA000, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19,
    0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1F004,
    0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F320, 0x1F32D,
    0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0,
    0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF,
    0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4,
    0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5,
    0x1F6D7, 0x1F6DC, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7EB, 0x1F7F0,
    0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000,
    0x2FFFD, 0x30000, 0x3FFFD
  };

  private TextWidth() {}

  /** Columns of a text without line ends. */
  public static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      width += of(c);
    }
    return width;
  }

  static int of(int codePoint) {
    if (codePoint < 0x300) {
      return codePoint == 0xAD ? 0 : 1;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> wide(codePoint) ? 2 : 1;
    };
  }

  private static boolean wide(int codePoint) {
    for (int i = 0; i < WIDE.length && WIDE[i] <= codePoint; i += 2) {
      if (codePoint <= WIDE[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** The text if it fits, else its beginning with {@code …}. */
  public static String cut(String text, int columns) {
    if (text.length() <= columns / 2 || of(text) <= columns) {
      return text;
    }
    return text.substring(0, fitting(text, 0, columns - 1)).stripTrailing() + ELLIPSIS;
  }

  /** The text with blanks after it (or before it) up to that many columns. */
  public static String pad(String text, int columns, boolean right) {
    int missing = columns - of(text);
    if (missing <= 0) {
      return text;
    }
    return right ? " ".repeat(missing) + text : text + " ".repeat(missing);
  }

  /** The text's lines, each broken at blanks (or, where there are none, anywhere) to fit. */
  public static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    text.lines().forEach(line -> wrapLine(line, columns, lines));
    return lines;
  }

  private static void wrapLine(String line, int columns, List<String> into) {
    int start = 0;
    while (columns != Terminal.UNLIMITED && start < line.length()) {
      int end = fitting(line, start, columns);
      if (end >= line.length()) {
        break;
      }
      int blank = line.lastIndexOf(' ', end);
      int stop = blank > start ? blank : Math.max(end, start + 1);
      into.add(line.substring(start, stop).stripTrailing());
      start = stop;
      while (start < line.length() && line.charAt(start) == ' ') {
        start++;
      }
    }
    if (start == 0 || start < line.length()) {
      into.add(line.substring(start));
    }
  }

  /** Where the longest piece that fits ends, marks kept with their character. */
  private static int fitting(String text, int start, int columns) {
    int left = columns;
    int i = start;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      left -= of(c);
      if (left < 0) {
        break;
      }
      i += Character.charCount(c);
    }
    return i;
  }
}
