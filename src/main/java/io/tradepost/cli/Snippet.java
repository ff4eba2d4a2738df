package io.tradepost.cli;

import io.tradepost.cli.terminal.Palette;
import io.tradepost.cli.terminal.SafeText;
import io.tradepost.cli.terminal.TextWidth;

/** A snippet whose found words stand between {@code \u0001} and {@code \u0002}. */
final class Snippet {
  private static final char FROM = '\u0001';
  private static final char TO = '\u0002';

  private Snippet() {}

  /** Without the marks. */
  static String plain(String marked) {
    return marked.replace(String.valueOf(FROM), "").replace(String.valueOf(TO), "");
  }

  /** Cut to fit, the found words highlighted, safe to print. */
  static String highlighted(String marked, int columns, Palette palette) {
    StringBuilder text = new StringBuilder();
    int left = columns;
    for (int i = 0; i < marked.length() && left > 0; ) {
      boolean found = marked.charAt(i) == FROM;
      int end = end(marked, found ? TO : FROM, i + (found ? 1 : 0));
      String raw = plain(marked.substring(i, end));
      String safe = spaced(raw);
      String piece = TextWidth.cut(safe, left);
      left = piece.equals(safe) ? left - TextWidth.of(piece) : 0;
      text.append(found ? palette.strong(piece) : piece);
      i = end;
    }
    return text.toString().strip();
  }

  /** On one line, the blanks at its ends kept: it is a piece of a sentence. */
  private static String spaced(String piece) {
    String safe = SafeText.line(piece);
    if (safe.isEmpty()) {
      return piece.isEmpty() ? "" : " ";
    }
    String before = Character.isWhitespace(piece.charAt(0)) ? " " : "";
    String after = Character.isWhitespace(piece.charAt(piece.length() - 1)) ? " " : "";
    return before + safe + after;
  }

  private static int end(String marked, char mark, int from) {
    int at = marked.indexOf(mark, from);
    return at < 0 ? marked.length() : at;
  }
}
