package io.tradepost.archive.old;

import io.tradepost.letter.ArrivalFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that begins a letter in an mbox file. Not every line that begins with {@code From } is
 * one: many programs leave such lines unmarked in a letter's text.
 */
final class FromLine {
  private static final int LONGEST = 1000;

  /** As asctime writes it, with whatever zone. */
  private static final Pattern STRICT =
      Pattern.compile(
          "From .*?\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:[A-Z][a-z]{2} +\\d{1,2}|\\d{1,2}"
              + " +[A-Z][a-z]{2})\\b.* \\d{1,2}:\\d{2}.*");

  /** With at least a time and a year. */
  private static final Pattern LOOSE =
      Pattern.compile("From .*\\b\\d{1,2}:\\d{2}(?::\\d{2})?\\b.*\\b(?:19|20)\\d{2}\\b.*");

  private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,80}[ \\t]*:.*", Pattern.DOTALL);
  private static final Pattern TIME = Pattern.compile("\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\b.*$");

  private FromLine() {}

  /** Whether a letter begins here. */
  static boolean begins(MboxLines lines, boolean afterEmpty) {
    MboxLines.Line line = lines.current();
    if (!line.begins || !startsWithFrom(line.bytes, 0, line.length)) {
      return false;
    }
    String text = text(line);
    boolean well = STRICT.matcher(text).matches() || (afterEmpty && LOOSE.matcher(text).matches());
    return well && isHeader(lines.next());
  }

  private static boolean isHeader(MboxLines.Line line) {
    String text = text(line);
    return FIELD.matcher(text).matches() || text.startsWith(">From ");
  }

  /** Whether the line is {@code From} after at least one {@code >}. */
  static boolean isQuoted(MboxLines.Line line) {
    int at = 0;
    while (at < line.length && line.bytes[at] == '>') {
      at++;
    }
    return at > 0 && line.begins && startsWithFrom(line.bytes, at, line.length);
  }

  static boolean startsWithFrom(byte[] line, int at, int length) {
    return length - at >= 5
        && line[at] == 'F'
        && line[at + 1] == 'r'
        && line[at + 2] == 'o'
        && line[at + 3] == 'm'
        && line[at + 4] == ' ';
  }

  /** The time that the line tells. */
  static Optional<Instant> time(MboxLines.Line line) {
    Matcher time = TIME.matcher(text(line).strip());
    return time.find() ? ArrivalFields.time(time.group()) : Optional.empty();
  }

  /** Whether our own backup wrote before it that the letter's last line does not end. */
  static boolean unended(MboxLines.Line line) {
    return text(line).startsWith("From unended ");
  }

  private static String text(MboxLines.Line line) {
    return new String(line.bytes, 0, Math.min(line.length, LONGEST), StandardCharsets.ISO_8859_1)
        .stripTrailing();
  }
}
