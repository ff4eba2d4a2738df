package io.tradepost.reply.promise;

import io.tradepost.reply.promise.Moments.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A phrase of {@code rules/promises.yaml}: words that follow each other, among them {@code {time}}
 * for a time right there and {@code {thing}} for what is promised, and at its end {@code + time}
 * where it promises nothing without one.
 */
final class PromisePhrase {
  private static final String TIME = "{time}";
  private static final String THING = "{thing}";
  private static final String WITH_TIME = "+ time";

  /** How many words may stand between the verb and what is promised. */
  private static final int THING_WITHIN = 7;

  /** What may stand between a phrase's words. */
  private static final Set<String> BETWEEN =
      Set.of(
          "surely",
          "certainly",
          "definitely",
          "then",
          "also",
          "shortly",
          "soon",
          "asap",
          "back",
          "kindly",
          "immediately",
          "again",
          "promptly",
          "be",
          "able",
          "to",
          "you",
          "check",
          "and",
          "personally",
          "please",
          "gladly",
          "both",
          "further",
          "fully",
          "once",
          "more");

  private static final Set<String> BEFORE_TIME =
      Set.of("by", "on", "at", "before", "until", "till", "the", "latest", "about", "another");

  private static final Set<String> AHEAD_OF_TIME = Set.of("by", "on", "at", "before");

  private final List<String> words;
  private final boolean needsTime;

  private PromisePhrase(List<String> words, boolean needsTime) {
    this.words = words;
    this.needsTime = needsTime;
  }

  static PromisePhrase of(String text) {
    String phrase = text.strip();
    boolean withTime = phrase.endsWith(WITH_TIME);
    if (withTime) {
      phrase = phrase.substring(0, phrase.length() - WITH_TIME.length());
    }
    List<String> words = new ArrayList<>();
    for (String piece : phrase.split("(?=\\{)|(?<=\\})", -1)) {
      if (piece.equals(TIME) || piece.equals(THING)) {
        words.add(piece);
      } else {
        Tokens tokens = Tokens.of(piece);
        for (int i = 0; i < tokens.size(); i++) {
          words.add(tokens.text(i));
        }
      }
    }
    return new PromisePhrase(List.copyOf(words), withTime || words.contains(THING));
  }

  /** The word that it begins with; empty for a phrase without words. */
  String first() {
    return words.isEmpty() || words.getFirst().startsWith("{") ? "" : words.getFirst();
  }

  /** Whether what it promises is only called "it". */
  boolean ofIt() {
    return words.getLast().equals("it") || words.getLast().equals("them");
  }

  /** Whether it promises nothing where no time is named. */
  boolean needsTime() {
    return needsTime;
  }

  /**
   * Where a phrase was found.
   *
   * @param time the time within it; null where it has none
   */
  record Found(int begin, int end, @Nullable Named time) {}

  /** Where it stands from there on; null where it does not. */
  @Nullable Found at(Tokens tokens, int index, Things things) {
    int at = index;
    Named time = null;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      switch (word) {
        case TIME -> {
          while (BEFORE_TIME.contains(tokens.text(at))) {
            at++;
          }
          time = Moments.at(tokens, at, true);
          if (time == null) {
            return null;
          }
          at = time.end();
          at = tokens.is(at, "之") || tokens.is(at, "以") ? at + 1 : at;
          at = tokens.is(at, "前") ? at + 1 : at;
        }
        case THING -> {
          int end = things.within(tokens, at, THING_WITHIN);
          if (end < 0) {
            return null;
          }
          at = end;
        }
        default -> {
          int stands = i == 0 ? at : next(tokens, at, word);
          if (stands < 0 || !tokens.is(stands, word)) {
            return null;
          }
          at = stands + 1;
        }
      }
    }
    return new Found(index, at, time);
  }

  /** Where the next word stands: at once, or after an adverb or a time; -1 for nowhere. */
  private static int next(Tokens tokens, int index, String word) {
    int at = index;
    if (tokens.isHan(at)) {
      return at;
    }
    for (int skipped = 0; skipped < 3; skipped++) {
      if (tokens.is(at, word)) {
        return at;
      }
      if (BETWEEN.contains(tokens.text(at))) {
        at++;
        continue;
      }
      int from = AHEAD_OF_TIME.contains(tokens.text(at)) ? at + 1 : at;
      Named time = tokens.time(from);
      if (time == null) {
        return -1;
      }
      at = time.end();
    }
    return tokens.is(at, word) ? at : -1;
  }
}
