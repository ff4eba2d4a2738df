package io.tradepost.letter;

/**
 * The short id of a letter, as {@code search} prints it: twelve characters of lower-case base 32.
 * It follows from the letter's own bytes alone ({@link Letter#id()}), so that every copy of a
 * letter in whichever mailbox has the same id, on every machine and after every rebuild.
 */
public record LetterId(String value) implements Comparable<LetterId> {
  private static final int LENGTH = 12;

  public LetterId {
    if (!isOne(value)) {
      throw new IllegalArgumentException("not a letter id: " + value);
    }
  }

  /** Whether the text has the form of a letter id. */
  public static boolean isOne(String text) {
    return text.length() == LENGTH
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
  }

  @Override
  public int compareTo(LetterId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
