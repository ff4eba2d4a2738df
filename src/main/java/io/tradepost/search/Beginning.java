package io.tradepost.search;

import io.tradepost.letter.LetterText;
import java.io.IOException;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;

/**
 * The beginning of what a letter says. It is kept in the index, so that a list of letters need not
 * open each of them: that would be half of the time that a search takes.
 *
 * @param whole whether nothing was cut off
 */
public record Beginning(LetterText text, boolean whole) {
  /** So many characters of what the writer wrote, and of what the letter repeats. */
  static final int LONGEST = 3_000;

  private static final int LONGEST_SIGNATURE = 500;

  static Beginning of(LetterText text) {
    LetterText cut =
        new LetterText(
            cut(text.fresh(), LONGEST),
            cut(text.quoted(), LONGEST),
            cut(text.signature(), LONGEST_SIGNATURE));
    return new Beginning(cut, cut.equals(text));
  }

  void encode(ByteBuffersDataOutput out) throws IOException {
    out.writeString(text.fresh());
    out.writeString(text.quoted());
    out.writeString(text.signature());
    out.writeByte((byte) (whole ? 1 : 0));
  }

  static Beginning decode(ByteArrayDataInput in) throws IOException {
    return new Beginning(
        new LetterText(in.readString(), in.readString(), in.readString()), in.readByte() == 1);
  }

  /** At most so many characters, and no half of one. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }
}
