package io.tradepost.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes a text apart into the words by which it is found; letters and queries go through the same.
 *
 * <p>Words are runs of letters and digits. Scripts without blanks (Chinese, Japanese, Korean, Thai
 * …) give overlapping pairs of characters, and the last character of each run by itself: any word
 * of two characters or more is then a phrase of pairs, found wherever it stands, and one character
 * is a prefix of what stands in the index. No dictionary is asked, so no new one makes an index
 * stale. A number with punctuation ({@code PLK-276(Rev.1)}) gives its parts, and each two to four
 * neighbouring parts joined, so that {@code plk276} finds it too and {@code PLK-27} does not.
 */
final class Words {
  /** Longer words are cut here: what has no blanks for so long is no word (base64, keys). */
  static final int LONGEST = 64;

  private static final int MOST_PARTS = 6;
  private static final int MOST_JOINED = 4;
  private static final int LONGEST_JOINED = 32;

  private final String text;
  private final Consumer<Token> out;
  private final List<Token> linked = new ArrayList<>();
  private int position;

  private Words(String text, Consumer<Token> out) {
    this.text = text;
    this.out = out;
  }

  /** All words in the order of their positions. */
  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    each(text, tokens::add);
    return tokens;
  }

  /** Hands over each word in the order of their positions. */
  static void each(String text, Consumer<Token> out) {
    Words words = new Words(text, out);
    words.run();
  }

  /** Whether there is any word. */
  static boolean any(String text) {
    return !of(text).isEmpty();
  }

  private void run() {
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (Script.isUnspaced(c)) {
        at = unspaced(at);
      } else if (Script.isWord(c)) {
        at = word(at);
      } else {
        at += Character.charCount(c);
      }
    }
    flush();
  }

  private int word(int start) {
    int end = start;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (!Script.isWord(c) || Script.isUnspaced(c)) {
        break;
      }
      end += Character.charCount(c);
    }
    String term = Folding.foldOther(text.substring(start, Math.min(end, start + 2 * LONGEST)));
    if (!term.isEmpty()) {
      if (!linked.isEmpty() && !links(linked.getLast().end(), start)) {
        flush();
      }
      linked.add(new Token(cut(term), position++, start, end, Token.Kind.WORD));
    }
    return end;
  }

  private static String cut(String term) {
    if (term.length() <= LONGEST) {
      return term;
    }
    int end = Character.isHighSurrogate(term.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return term.substring(0, end);
  }

  /** Whether only the punctuation of numbers stands between, one or two characters of it. */
  private boolean links(int from, int to) {
    if (to == from || to - from > 2) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!Script.isLink(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Hands over the parts gathered, each followed by the joined forms that begin with it. */
  private void flush() {
    for (int i = 0; i < linked.size(); i++) {
      out.accept(linked.get(i));
      if (linked.size() <= MOST_PARTS) {
        joined(i);
      }
    }
    linked.clear();
  }

  private void joined(int first) {
    StringBuilder term = new StringBuilder(linked.get(first).term());
    int last = Math.min(linked.size(), first + MOST_JOINED);
    for (int i = first + 1; i < last; i++) {
      term.append(linked.get(i).term());
      if (term.length() > LONGEST_JOINED) {
        return;
      }
      if (isNumber(term)) {
        Token begin = linked.get(first);
        out.accept(
            new Token(
                term.toString(),
                begin.position(),
                begin.start(),
                linked.get(i).end(),
                Token.Kind.JOINED));
      }
    }
  }

  /** Letters and digits both: what people call a number. */
  private static boolean isNumber(CharSequence term) {
    boolean letter = false;
    boolean digit = false;
    for (int i = 0; i < term.length(); i++) {
      boolean isDigit = Character.isDigit(term.charAt(i));
      digit |= isDigit;
      letter |= !isDigit;
    }
    return letter && digit;
  }

  private int unspaced(int start) {
    flush();
    List<Glyph> characters = new ArrayList<>();
    int end = gather(start, characters);
    for (int i = 0; i < characters.size(); i++) {
      Glyph one = characters.get(i);
      boolean last = i + 1 == characters.size();
      String term = one.folded() + (last ? "" : characters.get(i + 1).folded());
      int until = last ? one.end() : characters.get(i + 1).end();
      Token.Kind kind = last ? Token.Kind.SINGLE : Token.Kind.PAIR;
      out.accept(new Token(term, position++, one.start(), until, kind));
    }
    return end;
  }

  /** One character of a run, folded, and where it stands. */
  private record Glyph(String folded, int start, int end) {}

  /**
   * Gathers a run, over a single line break too: Chinese text that a mail program wrapped has no
   * hyphens.
   */
  private int gather(int start, List<Glyph> characters) {
    int at = start;
    while (true) {
      int end = at;
      while (end < text.length() && Script.isUnspaced(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      add(at, end, characters);
      int next = overLineBreak(end);
      if (next < 0) {
        return end;
      }
      at = next;
    }
  }

  private void add(int start, int end, List<Glyph> characters) {
    String run = text.substring(start, end);
    String folded = Folding.fold(run);
    boolean same = folded.length() == run.length();
    int at = 0;
    while (at < folded.length()) {
      int length = Character.charCount(folded.codePointAt(at));
      // Where folding joined characters, nothing tells which became which: the run as a whole.
      int from = same ? start + at : start;
      int to = same ? start + at + length : end;
      characters.add(new Glyph(folded.substring(at, at + length), from, to));
      at += length;
    }
  }

  /** Where the run goes on after one line break with blanks around; -1 if it does not. */
  private int overLineBreak(int end) {
    int at = end;
    int breaks = 0;
    while (at < text.length() && at - end < 8) {
      char c = text.charAt(at);
      if (c == '\n') {
        breaks++;
      } else if (c != ' ' && c != '\r' && c != '\u3000') {
        break;
      }
      at++;
    }
    boolean on = breaks == 1 && at < text.length() && Script.isUnspaced(text.codePointAt(at));
    return on ? at : -1;
  }
}
