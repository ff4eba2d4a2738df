package io.tradepost.search;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A text in which the words of a query are looked for, as the index would find them. */
final class Haystack {
  private final List<Token> tokens;

  /** For each word, where it is among the tokens. */
  private final Map<String, BitSet> byTerm = new HashMap<>();

  /** For each position, the first token there. */
  private final int[] atPosition;

  Haystack(String text) {
    tokens = Words.of(text);
    int positions = tokens.isEmpty() ? 0 : tokens.getLast().position() + 1;
    atPosition = new int[positions];
    for (int i = tokens.size() - 1; i >= 0; i--) {
      atPosition[tokens.get(i).position()] = i;
      byTerm.computeIfAbsent(tokens.get(i).term(), t -> new BitSet()).set(i);
    }
  }

  /** Sets a bit for each character of the text that belongs to what is looked for. */
  void mark(Needle needle, BitSet found) {
    Sought sought = needle.sought();
    if (!sought.phrase().isEmpty()) {
      markPhrase(sought.phrase(), found);
    }
    if (!sought.beginning().isEmpty()) {
      markBeginning(sought.beginning(), found);
    }
    if (!sought.joined().isEmpty()) {
      each(sought.joined(), token -> found.set(token.start(), token.end()));
    }
  }

  private void markPhrase(List<Token> phrase, BitSet found) {
    Token first = phrase.getFirst();
    each(
        first.term(),
        token -> {
          int base = token.position() - first.position();
          if (phrase.stream().allMatch(t -> stands(t.term(), base + t.position()))) {
            phrase.forEach(t -> markAt(t.term(), base + t.position(), found));
          }
        });
  }

  private boolean stands(String term, int position) {
    return position < atPosition.length && index(term, position) >= 0;
  }

  private int index(String term, int position) {
    for (int i = atPosition[position];
        i < tokens.size() && tokens.get(i).position() == position;
        i++) {
      if (tokens.get(i).term().equals(term)) {
        return i;
      }
    }
    return -1;
  }

  private void markAt(String term, int position, BitSet found) {
    Token token = tokens.get(index(term, position));
    found.set(token.start(), token.end());
  }

  /** One character asked for is marked alone, not with the one that makes a pair of it. */
  private void markBeginning(String beginning, BitSet found) {
    for (Token token : tokens) {
      if (token.kind() != Token.Kind.JOINED && token.term().startsWith(beginning)) {
        boolean pair = token.kind() == Token.Kind.PAIR;
        boolean plain = token.end() - token.start() == token.term().length();
        int end = pair && plain ? token.start() + beginning.length() : token.end();
        found.set(token.start(), end);
      }
    }
  }

  private void each(String term, Consumer<Token> action) {
    BitSet where = byTerm.get(term);
    if (where != null) {
      where.stream().forEach(i -> action.accept(tokens.get(i)));
    }
  }
}
