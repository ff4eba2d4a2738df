package io.tradepost.letter;

import java.nio.charset.StandardCharsets;

/** Finds the boundary of a multipart whose header does not name it, or names another. */
final class BoundarySearch {
  private BoundarySearch() {}

  /** The first line {@code --boundary} that a part's header follows; empty where there is none. */
  static String in(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    int line = 0;
    while (line < text.length()) {
      int end = text.indexOf('\n', line);
      if (end < 0) {
        return "";
      }
      if (text.startsWith("--", line) && headerFollows(text, end + 1)) {
        String boundary = text.substring(line + 2, end).stripTrailing();
        if (isBoundary(boundary)) {
          return boundary;
        }
      }
      line = end + 1;
    }
    return "";
  }

  private static boolean headerFollows(String text, int from) {
    return text.regionMatches(true, from, "Content-", 0, 8);
  }

  private static boolean isBoundary(String text) {
    return !text.isEmpty()
        && text.length() <= 200
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\');
  }
}
