package io.tradepost.archive.backup;

import io.tradepost.letter.Heading;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import java.io.IOException;
import java.io.InputStream;

/**
 * A letter on its way into a backup: where it lies, its bytes, and its parts for a format that
 * needs them.
 */
public record BackupLetter(Copy copy, RawLetter raw, LetterReader reader) {
  private static final int USUAL_HEADER = 8 * 1024;
  private static final int LONGEST_HEADER = 256 * 1024;

  /** The whole letter, read anew at each call. */
  public Letter parsed() throws IOException {
    return reader.read(raw);
  }

  /** Its writer and subject, without the price of all else. */
  public Heading heading() throws IOException {
    try (InputStream in = raw.open()) {
      byte[] start = in.readNBytes(USUAL_HEADER);
      if (start.length < USUAL_HEADER || ends(start)) {
        return Heading.of(start);
      }
    }
    try (InputStream in = raw.open()) {
      return Heading.of(in.readNBytes(LONGEST_HEADER));
    }
  }

  /** Whether there is an empty line, with which the header ends. */
  private static boolean ends(byte[] start) {
    int line = 0;
    for (byte b : start) {
      if (b == '\n' && line == 0) {
        return true;
      }
      line = b == '\n' ? 0 : b == '\r' ? line : line + 1;
    }
    return false;
  }
}
