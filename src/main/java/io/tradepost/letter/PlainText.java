package io.tradepost.letter;

/** text/plain as people read it: line ends, soft line ends (RFC 3676), no control characters. */
final class PlainText {
  private PlainText() {}

  /** With {@code \n} line ends and without what is no text. */
  static String of(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\r') {
        if (i + 1 >= raw.length() || raw.charAt(i + 1) != '\n') {
          text.append('\n'); // Old Macs.
        }
      } else if (c == '\u00a0') {
        text.append(' ');
      } else if (c == '\n' || c == '\t' || (c >= ' ' && c != 0x7f && !isFiller(c))) {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static boolean isFiller(char c) {
    return c == '\ufeff'
        || c == '\u200b'
        || (c >= 0x80 && c < 0xa0)
        || c == QuoteSplitter.PASSAGE
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }

  /** Joins the lines of {@code format=flowed}, each quotation depth for itself. */
  static String unflowed(String text, boolean deleteSpace) {
    StringBuilder joined = new StringBuilder(text.length());
    int lastDepth = -1;
    boolean open = false;
    for (String line : text.split("\n", -1)) {
      int depth = 0;
      while (depth < line.length() && line.charAt(depth) == '>') {
        depth++;
      }
      String content = line.substring(depth);
      content = content.startsWith(" ") ? content.substring(1) : content;
      if (open && depth == lastDepth) {
        joined.append(content);
      } else {
        if (lastDepth >= 0) {
          joined.append('\n');
        }
        joined.append(line, 0, depth).append(depth > 0 ? " " : "").append(content);
      }
      open = content.endsWith(" ") && !content.equals(QuoteSplitter.SIGNATURE_DASHES);
      if (open && deleteSpace) {
        joined.setLength(joined.length() - 1);
      }
      lastDepth = depth;
    }
    return joined.toString();
  }
}
