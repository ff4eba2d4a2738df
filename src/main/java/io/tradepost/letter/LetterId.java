package io.tradepost.letter;

import java.util.regex.Pattern;

/**
 * The short id of a letter, as {@code search} prints it: twelve characters of lower-case base 32.
 * It follows from the letter's own bytes alone ({@link Letter#id()}), so that every copy of a
 * letter in whichever mailbox has the same id, on every machine and after every rebuild.
 */
public record LetterId(String value) implements Comparable<LetterId> {
  private static final Pattern FORM = Pattern.compile("[0-9a-z]{12}");

  public LetterId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a letter id: " + value);
    }
  }

  /** Whether the text has the form of a letter id. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
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
