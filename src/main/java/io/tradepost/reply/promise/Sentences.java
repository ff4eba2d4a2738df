package io.tradepost.reply.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes a text apart into sentences, putting together what a mail program wrapped. */
final class Sentences {
  /** What is longer is no sentence that a person wrote to be read. */
  private static final int LONGEST = 500;

  private static final int WRAPPED_LATIN = 50;
  private static final int WRAPPED_CHINESE = 30;

  /** Words with a full stop that ends no sentence. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "no", "nr", "st", "approx", "ca", "e.g", "i.e", "eg", "ie", "vs",
          "attn", "ref", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
          "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "a.m", "p.m",
          "hrs", "max", "min", "latest", "est");

  private Sentences() {}

  /** The sentences in their order, blanks made single; quoted lines are left out. */
  static List<String> of(String text) {
    List<String> sentences = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    String before = "";
    for (String raw : text.split("\n", -1)) {
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith(">") || !goesOn(before, line)) {
        split(paragraph, sentences);
      }
      if (line.startsWith(">")) {
        before = "";
        continue;
      }
      if (!paragraph.isEmpty()) {
        paragraph.append(' ');
      }
      paragraph.append(line);
      before = line;
    }
    split(paragraph, sentences);
    return sentences;
  }

  /** Whether a line goes on with what the line before says. */
  private static boolean goesOn(String before, String line) {
    if (before.isEmpty() || endsSentence(before.charAt(before.length() - 1))) {
      return false;
    }
    int first = line.codePointAt(0);
    if (!Character.isLetterOrDigit(first) && first != '(') {
      return false;
    }
    boolean chinese = before.codePoints().anyMatch(Character::isIdeographic);
    return Character.isLowerCase(first)
        || before.length() >= (chinese ? WRAPPED_CHINESE : WRAPPED_LATIN);
  }

  private static boolean endsSentence(char c) {
    return "!?;。！？；…".indexOf(c) >= 0;
  }

  private static void split(StringBuilder paragraph, List<String> sentences) {
    int begin = 0;
    for (int i = 0; i < paragraph.length(); i++) {
      char c = paragraph.charAt(i);
      if (endsSentence(c) || (c == '.' && isFullStop(paragraph, i))) {
        add(paragraph, begin, i + 1, sentences);
        begin = i + 1;
      }
    }
    add(paragraph, begin, paragraph.length(), sentences);
    paragraph.setLength(0);
  }

  /** A full stop stands before a blank, and neither after an abbreviation nor within a date. */
  private static boolean isFullStop(CharSequence text, int at) {
    if (at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1))) {
      return at > 0 && Character.isIdeographic(text.charAt(at - 1));
    }
    int begin = at;
    while (begin > 0
        && at - begin < 10
        && (Character.isLetter(text.charAt(begin - 1)) || text.charAt(begin - 1) == '.')) {
      begin--;
    }
    String word = text.subSequence(begin, at).toString().toLowerCase(Locale.ROOT);
    if (!ABBREVIATIONS.contains(word)) {
      return true;
    }
    // "by 3 p.m. We will" ends there all the same; "Nov. 25" does not.
    int next = at + 1;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return word.endsWith(".m") && next < text.length() && Character.isUpperCase(text.charAt(next));
  }

  private static void add(CharSequence text, int begin, int end, List<String> sentences) {
    String sentence = withSingleBlanks(text.subSequence(begin, end).toString()).strip();
    if (!sentence.isEmpty() && sentence.length() <= LONGEST) {
      sentences.add(sentence);
    }
  }

  private static String withSingleBlanks(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean run = c == ' ' && i > 0 && text.charAt(i - 1) == ' ';
      if (run || (c >= '\t' && c <= '\r')) {
        return text.replaceAll("\\s+", " ");
      }
    }
    return text;
  }
}
