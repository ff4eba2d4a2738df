package io.tradepost.letter;

/** Plain text in the making: blanks collapse, blocks stand on lines of their own. */
final class TextLines {
  private final StringBuilder text = new StringBuilder();
  private boolean blank;

  /** Adds running text; preformatted text keeps its blanks and line ends. */
  void add(String part, boolean preformatted) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '\u200b'
          || c == '\ufeff'
          || c == '\u00ad'
          || c == '\u034f'
          || c == QuoteSplitter.PASSAGE) {
        continue; // Unseen fillers, and a mark of our own.
      }
      if (preformatted && c == '\n') {
        lineEnd();
      } else if (c <= ' ' || c == '\u00a0') {
        blank |= !preformatted || c != '\r';
        if (preformatted && c != '\r') {
          flushBlank();
        }
      } else {
        flushBlank();
        text.append(c);
      }
    }
  }

  private void flushBlank() {
    if (blank && !atLineStart()) {
      text.append(' ');
    }
    blank = false;
  }

  private boolean atLineStart() {
    return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
  }

  void lineEnd() {
    blank = false;
    text.append('\n');
  }

  /** Begins a new line, after an empty one where the block is spaced. */
  void block(boolean spaced) {
    blank = false;
    if (!atLineStart()) {
      text.append('\n');
    }
    int length = text.length();
    if (spaced && length > 1 && text.charAt(length - 2) != '\n') {
      text.append('\n');
    }
  }

  /** Begins a table cell on the same line. */
  void cell() {
    blank = false;
    if (!atLineStart() && text.charAt(text.length() - 1) != '\t') {
      text.append('\t');
    }
  }

  /** A line as it stands. */
  void line(String line) {
    block(false);
    text.append(line).append('\n');
  }

  /** Everything, without blanks at line ends, at most one empty line in a row. */
  String text() {
    StringBuilder clean = new StringBuilder(text.length());
    int emptyLines = 0;
    for (String line : text.toString().split("\n", -1)) {
      String kept = line.equals(QuoteSplitter.SIGNATURE_DASHES) ? line : line.stripTrailing();
      emptyLines = kept.isEmpty() ? emptyLines + 1 : 0;
      if (emptyLines < 2 && (!kept.isEmpty() || !clean.isEmpty())) {
        clean.append(kept).append('\n');
      }
    }
    return clean.toString().stripTrailing();
  }
}
