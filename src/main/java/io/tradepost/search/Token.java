package io.tradepost.search;

/**
 * A word as the index holds it.
 *
 * @param term folded
 * @param position counts words from 0; a {@link Kind#JOINED} one stands where its first part stands
 * @param start first UTF-16 unit of the text it came from
 * @param end the unit after the last
 */
record Token(String term, int position, int start, int end, Kind kind) {
  enum Kind {
    /** A word between blanks or punctuation. */
    WORD,
    /** Two neighbours in a script without blanks. */
    PAIR,
    /** The last or only character of a run in such a script. */
    SINGLE,
    /** A number's parts without their punctuation: {@code plk276} from {@code PLK-276}. */
    JOINED
  }
}
