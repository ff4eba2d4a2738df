package io.tradepost.search;

import io.tradepost.letter.LetterText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Makes the few words of a letter that a list shows: where what was searched stands, with the words
 * found between {@link #BEGIN} and {@link #END}. Where nothing was found in the text, the beginning
 * of what the writer wrote. The text is taken apart as the index takes it, so that what is found is
 * what is marked. Safe for several threads.
 */
public final class Snippets {
  /** Stands before a word found. */
  public static final char BEGIN = '\u0001';

  /** Stands behind a word found. */
  public static final char END = '\u0002';

  /** About so many characters, marks not counted. */
  static final int LENGTH = 180;

  /** So much of a text is looked through: a list of 20 long letters must not take a second. */
  static final int LOOKED_THROUGH = 100_000;

  private static final int BEFORE = 50;

  private final List<Needle> needles;

  /** Of what this query asks for. */
  public Snippets(Criterion criterion) {
    this.needles = Needle.of(criterion);
  }

  /**
   * The snippet of a hit: one line; empty where there is no text. The source is asked only where
   * what was searched does not stand in the beginning that the index holds.
   */
  public String of(Hit hit, TextSource source) {
    LetterText beginning = hit.beginning().text();
    Optional<String> found = found(beginning);
    if (found.isEmpty() && !hit.beginning().whole() && !needles.isEmpty()) {
      found = source.text(hit).flatMap(this::found);
    }
    return found.orElseGet(() -> opening(beginning));
  }

  /** The snippet of that text: one line; empty where there is none. */
  public String of(LetterText text) {
    return found(text).orElseGet(() -> opening(text));
  }

  private Optional<String> found(LetterText text) {
    for (String part : List.of(text.fresh(), text.quoted(), text.signature())) {
      String looked = head(part);
      List<Mark> marks = marks(looked);
      if (!marks.isEmpty()) {
        return Optional.of(cutOut(looked, marks));
      }
    }
    return Optional.empty();
  }

  private static String opening(LetterText text) {
    return cutOut(head(text.fresh().isBlank() ? text.quoted() : text.fresh()), List.of());
  }

  private static String head(String text) {
    return text.length() <= LOOKED_THROUGH ? text : text.substring(0, LOOKED_THROUGH);
  }

  /** A stretch of the text that was found. */
  private record Mark(int start, int end) {}

  private List<Mark> marks(String text) {
    if (needles.isEmpty()) {
      return List.of();
    }
    Haystack haystack = new Haystack(text);
    BitSet found = new BitSet();
    needles.forEach(needle -> haystack.mark(needle, found));
    List<Mark> marks = new ArrayList<>();
    for (int start = found.nextSetBit(0); start >= 0; ) {
      int end = found.nextClearBit(start);
      marks.add(new Mark(start, end));
      start = found.nextSetBit(end);
    }
    return marks;
  }

  /** The stretch of the text with the most marks in it, on one line. */
  private static String cutOut(String text, List<Mark> marks) {
    int first = densest(marks);
    int start = marks.isEmpty() ? 0 : wordStart(text, marks.get(first).start() - BEFORE);
    int end = Math.min(text.length(), start + LENGTH);
    end = end < text.length() ? wordEnd(text, end, start) : end;
    StringBuilder out = new StringBuilder(LENGTH + 20);
    if (start > 0) {
      out.append("… ");
    }
    int at = start;
    for (Mark mark : marks) {
      if (mark.start() >= at && mark.start() < end) {
        line(text, at, mark.start(), out);
        out.append(BEGIN);
        at = Math.min(mark.end(), end);
        line(text, mark.start(), at, out);
        out.append(END);
      }
    }
    line(text, at, end, out);
    String cut = out.toString().strip();
    return end < text.length() && !text.substring(end).isBlank() ? cut + " …" : cut;
  }

  /** Which mark has the most others within a snippet's length behind it; the earliest of these. */
  private static int densest(List<Mark> marks) {
    int best = 0;
    int most = 0;
    int last = 0;
    for (int i = 0; i < marks.size(); i++) {
      while (last < marks.size()
          && marks.get(last).end() <= marks.get(i).start() - BEFORE + LENGTH) {
        last++;
      }
      if (last - i > most) {
        most = last - i;
        best = i;
      }
    }
    return best;
  }

  /** The beginning of the word at that place, if it begins close by. */
  private static int wordStart(String text, int wanted) {
    if (wanted <= 0) {
      return 0;
    }
    for (int i = wanted; i < wanted + BEFORE / 2 && i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(wanted)) ? wanted - 1 : wanted;
  }

  private static int wordEnd(String text, int wanted, int start) {
    for (int i = wanted; i > wanted - BEFORE / 2 && i > start; i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(wanted)) ? wanted - 1 : wanted;
  }

  /** Copies a stretch; blanks and line breaks become one blank, control characters nothing. */
  private static void line(String text, int from, int to, StringBuilder out) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '\u00A0') {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      } else if (!Character.isISOControl(c)) {
        out.append(c);
      }
    }
  }
}
