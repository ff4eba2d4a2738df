package io.tradepost.reply.promise;

/**
 * A word, a number, a Chinese character or a mark of a sentence.
 *
 * @param text lower case, simplified, half-width
 * @param capital whether it began with a capital letter
 */
record Token(Kind kind, String text, boolean capital) {
  enum Kind {
    WORD,
    NUMBER,
    HAN,
    MARK
  }

  boolean is(String other) {
    return text.equals(other);
  }

  /** What stands beyond a sentence's ends. */
  static final Token NONE = new Token(Kind.MARK, "", false);
}
