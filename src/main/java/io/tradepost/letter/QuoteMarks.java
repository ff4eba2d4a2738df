package io.tradepost.letter;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The lines with which mail programs announce what they quote or forward, in many languages. */
final class QuoteMarks {
  /** "On … wrote:" where the first word tells that it begins. */
  private static final List<Pattern> OPENED =
      List.of(
          phrase("^(?i:On|At)\\b.{4,300}\\b(wrote|writes|said):$"),
          phrase("^Am\\b.{4,300}\\bschrieb\\b.{0,200}:$"),
          phrase("^Le\\b.{4,300}\\ba\\s+écrit\\s*:$"),
          phrase("^El\\b.{4,300}\\bescribió:$"),
          phrase("^(Em|A|No dia)\\b.{4,300}\\bescreveu:$"),
          phrase("^(Il|In data|Il giorno)\\b.{4,300}\\bha scritto:$"),
          phrase("^Op\\b.{4,300}\\bschreef\\b.{0,200}:$"),
          phrase("^(Den|På|Fra)\\b.{2,300}\\bskrev\\b.{0,200}:$"),
          phrase("^W dniu\\b.{2,300}\\b(pisze|napisał(\\(a\\)|a|/a)?):$"),
          phrase("^(Dne|Dňa)\\b.{4,300}\\bnap(sal|ísal)(\\(a\\)|a)?:$"),
          phrase("^(În|In|La)\\b.{4,300}\\ba scris:$"),
          phrase("^Στις\\b.{4,300}έγραψε:$"),
          phrase("^(Vào|Pada)\\b.{4,300}(đã viết|menulis):$"),
          phrase("^在.{4,300}(写道|寫道|写到|寫到|写了)[:：]$"));

  /** The same with the writer or the date in front. */
  private static final List<Pattern> OPEN =
      List.of(
          phrase("^.{0,200}[<(\\[]\\S+@\\S+[>)\\]].{0,60}\\b(wrote|writes)( on .{4,60})?:$"),
          phrase("^.{4,300}\\bkirjoitti:$"),
          phrase("^.{4,300}\\bnapisał(\\(a\\)|a|/a)?:$"),
          phrase("^.{4,300}(пишет|писала?|написала?|пише|написав|написал\\(а\\)):$"),
          phrase("^.{4,300}\\b(yazdı|şunu yazdı|şunları yazdı):$"),
          phrase("^.{4,300}\\bírta\\b.{0,200}:$"),
          phrase("^.{4,300}(写道|寫道|写到|寫到|写了)[:：]$"),
          phrase("^.{4,300}(のメール|は書きました|が書きました|さんからのメッセージ)[:：]$"),
          phrase("^.{4,300}작성[:：]$"),
          phrase("^.{4,300}(כתב|כתבה).{0,10}:$"),
          phrase("^.{4,300}كتب.{0,200}:$"),
          phrase("^\\d{4}[年/.-].{4,120}<\\S+@\\S+>\\s*[:：]$"));

  private static final Pattern DATE_IN_FRONT =
      Pattern.compile("^\\d{1,4}\\s?[./년年\\p{L}-].{0,60}(\\d{1,2}[:.]\\d{2}|\\b20\\d\\d\\b).*");

  private QuoteMarks() {}

  /** Word boundaries must hold for all letters: {@code På}, {@code Στις}, {@code írta}. */
  private static Pattern phrase(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** How many lines from {@code i} on announce a quotation; 0 where they announce none. */
  static int linesAt(String[] lines, int i) {
    String line = lines[i];
    if (line.isBlank()) {
      return 0;
    }
    if (isOriginalMessage(line)) {
      return 1;
    }
    if (isRule(line)) {
      int next = i + 1;
      while (next < lines.length && next < i + 3 && lines[next].isBlank()) {
        next++;
      }
      return next < lines.length && isHeaderBlock(lines, next) ? next - i + 1 : 0;
    }
    return isHeaderBlock(lines, i) ? 1 : attributionLines(lines, i);
  }

  private static boolean isOriginalMessage(String line) {
    if (line.length() > 160) {
      return false;
    }
    int from = 0;
    int to = line.length();
    while (from < to && isDash(line.charAt(from))) {
      from++;
    }
    while (to > from && (isDash(line.charAt(to - 1)) || ":：".indexOf(line.charAt(to - 1)) >= 0)) {
      to--;
    }
    String inner = line.substring(from, to).toLowerCase(Locale.ROOT);
    boolean dashed = from >= 2 && line.length() - to >= 1;
    if (!dashed) {
      return inner.equals("begin forwarded message") && to < line.length();
    }
    return QuoteWords.ORIGINAL_MESSAGE.contains(inner) || inner.startsWith("forwarded by ");
  }

  private static boolean isDash(char c) {
    return c == '-'
        || c == '_'
        || c == '='
        || c == '*'
        || c == '—'
        || c == '－'
        || c == '~'
        || c == ' '
        || c == '\t'
        || c == '\u00a0';
  }

  /** A drawn line. */
  private static boolean isRule(String line) {
    int dashes = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (!isDash(c)) {
        return false;
      }
      dashes += c == ' ' ? 0 : 1;
    }
    return dashes >= 5;
  }

  /** Whether a line starts with a label that means From. */
  static boolean isFromLabel(String line) {
    return QuoteWords.FROM.contains(label(line));
  }

  /** A quoted header: From and, within the next lines, two more labels. */
  private static boolean isHeaderBlock(String[] lines, int i) {
    if (!isFromLabel(lines[i])) {
      return false;
    }
    int labels = 0;
    for (int next = i + 1; next < lines.length && next < i + 9; next++) {
      if (QuoteWords.OTHER_LABELS.contains(label(lines[next])) && ++labels == 2) {
        return true;
      }
    }
    return false;
  }

  /** What stands before the line's first colon, lower case, without blanks and asterisks. */
  private static String label(String line) {
    int colon = -1;
    for (int i = 0; i < line.length() && i < 30; i++) {
      char c = line.charAt(i);
      if (c == ':' || c == '：') {
        colon = i;
        break;
      }
    }
    if (colon <= 0) {
      return "";
    }
    StringBuilder bare = new StringBuilder(colon);
    for (int i = 0; i < colon; i++) {
      char c = line.charAt(i);
      if (!Character.isWhitespace(c) && c != '*' && c != '\u00a0' && c != '|') {
        bare.append(c);
      }
    }
    return bare.toString().toLowerCase(Locale.ROOT);
  }

  /** "On … wrote:" on one line or wrapped over two or three. */
  private static int attributionLines(String[] lines, int i) {
    StringBuilder joined = new StringBuilder();
    for (int count = 1; count <= 3 && i + count <= lines.length; count++) {
      String line = lines[i + count - 1].strip();
      if (line.isEmpty() || joined.length() + line.length() > 400) {
        return 0;
      }
      joined.append(count > 1 ? " " : "").append(line);
      char last = line.charAt(line.length() - 1);
      if (last == ':' || last == '：') {
        return isAttribution(joined.toString(), line, count > 1) ? count : 0;
      }
      if (count == 1 && !mayBegin(line)) {
        return 0;
      }
    }
    return 0;
  }

  /** Saves looking further from every line: an attribution names a time or an address. */
  private static boolean mayBegin(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if ((c >= '0' && c <= '9') || c == '@' || c == '<') {
        return true;
      }
    }
    return false;
  }

  private static boolean isAttribution(String joined, String lastLine, boolean wrapped) {
    if (!mayBegin(joined)) {
      return false;
    }
    // Where the last line alone is one, the lines before it are the writer's.
    if (matches(OPENED, joined)) {
      return !wrapped || !matches(OPENED, lastLine);
    }
    return matches(OPEN, joined)
        && (!wrapped || !matches(OPEN, lastLine) || DATE_IN_FRONT.matcher(joined).matches());
  }

  private static boolean matches(List<Pattern> patterns, String line) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(line).matches());
  }
}
