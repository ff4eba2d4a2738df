package io.tradepost.letter;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Tells what a writer wrote this time from what the letter repeats and from the signature, line by
 * line. Answers between quoted lines stay with the new text. Nothing is dropped.
 */
final class QuoteSplitter {
  /** A line of this character alone holds the place of a passage known to be quoted. */
  static final char PASSAGE = '\ue001';

  /** RFC 3676 §4.3. */
  static final String SIGNATURE_DASHES = "-- ";

  private QuoteSplitter() {}

  static LetterText split(String text) {
    return split(text, List.of());
  }

  /**
   * @param passages what stands in the place of each {@link #PASSAGE} line
   */
  static LetterText split(String text, List<String> passages) {
    String[] lines = text.split("\n", -1);
    boolean[] quoted = quotedLines(lines);
    int signature = signatureStart(lines, quoted);
    Iterator<String> passage = passages.iterator();
    StringBuilder fresh = new StringBuilder();
    StringBuilder old = new StringBuilder();
    StringBuilder signed = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      if (isPassage(lines[i])) {
        old.append(passage.hasNext() ? passage.next() : "").append('\n');
      } else if (quoted[i]) {
        old.append(withoutMarks(lines[i])).append('\n');
      } else if (signature >= 0 && i >= signature) {
        signed.append(lines[i]).append('\n');
      } else {
        fresh.append(lines[i]).append('\n');
      }
    }
    return new LetterText(tidy(fresh), tidy(old), tidy(signed));
  }

  /** The text with the passages back in their places. */
  static String whole(String text, List<String> passages) {
    Iterator<String> passage = passages.iterator();
    StringBuilder whole = new StringBuilder(text.length());
    for (String line : text.split("\n", -1)) {
      whole.append(isPassage(line) && passage.hasNext() ? passage.next() : line).append('\n');
    }
    return whole.toString().stripTrailing();
  }

  private static String tidy(StringBuilder text) {
    int from = 0;
    for (int i = 0; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
      from = text.charAt(i) == '\n' ? i + 1 : from;
    }
    return text.substring(from).stripTrailing();
  }

  private static boolean[] quotedLines(String[] lines) {
    boolean[] quoted = new boolean[lines.length];
    int i = 0;
    while (i < lines.length) {
      if (isMarked(lines, i)) {
        quoted[i++] = true;
        continue;
      }
      int mark = QuoteMarks.linesAt(lines, i);
      if (mark == 0) {
        i++;
        continue;
      }
      Arrays.fill(quoted, i, i + mark, true);
      int next = i + mark;
      while (next < lines.length && lines[next].isBlank()) {
        next++;
      }
      if (next < lines.length && isMarked(lines, next)) {
        i += mark; // The quotation is marked line by line: what is not marked is an answer.
        continue;
      }
      Arrays.fill(quoted, i, lines.length, true);
      return quoted;
    }
    return quoted;
  }

  private static boolean isPassage(String line) {
    return line.length() == 1 && line.charAt(0) == PASSAGE;
  }

  private static boolean isMarked(String[] lines, int i) {
    String line = lines[i];
    if (isPassage(line)) {
      return true;
    }
    int mark = markIndex(line);
    if (mark < 0) {
      return false;
    }
    char after = mark + 1 < line.length() ? line.charAt(mark + 1) : ' ';
    boolean doubtful = Character.isDigit(after) || after == '=' || line.startsWith(">From ");
    // ">5000 pcs: USD 3" in a price list, or ">From" as mbox files write it, stands alone.
    return !doubtful
        || (i > 0 && markIndex(lines[i - 1]) >= 0)
        || (i + 1 < lines.length && markIndex(lines[i + 1]) >= 0);
  }

  /** Where the line's quotation mark is, after at most three blanks; -1 without one. */
  private static int markIndex(String line) {
    for (int i = 0; i < line.length() && i < 4; i++) {
      char c = line.charAt(i);
      if (c == '>' || c == '＞') {
        return i;
      }
      if (c != ' ') {
        return -1;
      }
    }
    return -1;
  }

  private static String withoutMarks(String line) {
    if (markIndex(line) < 0) {
      return line;
    }
    int i = 0;
    while (i < line.length() && (line.charAt(i) == '>' || line.charAt(i) == ' ')) {
      i++;
    }
    return line.substring(i);
  }

  /** Where the signature begins in the last stretch of new lines; -1 where there is none. */
  private static int signatureStart(String[] lines, boolean[] quoted) {
    int end = lines.length;
    while (end > 0 && (quoted[end - 1] || lines[end - 1].isBlank())) {
      end--;
    }
    int start = end;
    while (start > 0 && !quoted[start - 1]) {
      start--;
    }
    return Signatures.startIn(lines, start, end);
  }
}
