package io.tradepost.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a query as they are looked for, in the index and in the text of a snippet.
 *
 * @param phrase these follow each other at their positions; may be empty
 * @param beginning besides, there is a word that begins so; empty where none is asked for
 * @param joined instead of all that, the parts of a number as one term; empty where it is none
 */
record Sought(List<Token> phrase, String beginning, String joined) {
  static Sought of(String text, boolean prefix) {
    List<Token> tokens = Words.of(text);
    List<Token> phrase = phrase(tokens);
    if (phrase.isEmpty()) {
      return new Sought(List.of(), "", "");
    }
    Token last = phrase.getLast();
    // One character of a script without blanks is the beginning of a pair, or stands alone.
    boolean single = last.kind() == Token.Kind.SINGLE;
    boolean begins = single || (prefix && last.kind() == Token.Kind.WORD);
    String joined = joined(tokens, phrase, prefix);
    return begins
        ? new Sought(phrase.subList(0, phrase.size() - 1), last.term(), joined)
        : new Sought(phrase, "", joined);
  }

  /** What must follow each other: not the last character of a run whose pairs are all there. */
  private static List<Token> phrase(List<Token> tokens) {
    List<Token> phrase = new ArrayList<>();
    for (Token token : tokens) {
      boolean covered =
          token.kind() == Token.Kind.SINGLE
              && !phrase.isEmpty()
              && phrase.getLast().kind() == Token.Kind.PAIR
              && phrase.getLast().position() == token.position() - 1;
      if (token.kind() != Token.Kind.JOINED && !covered) {
        phrase.add(token);
      }
    }
    return phrase;
  }

  private static String joined(List<Token> tokens, List<Token> phrase, boolean prefix) {
    if (phrase.size() < 2 || phrase.stream().anyMatch(t -> t.kind() != Token.Kind.WORD)) {
      return "";
    }
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.JOINED
          && token.start() == phrase.getFirst().start()
          && token.end() == phrase.getLast().end()) {
        return token.term();
      }
    }
    return prefix && phrase.size() == 2 ? phrase.getFirst().term() + phrase.getLast().term() : "";
  }
}
