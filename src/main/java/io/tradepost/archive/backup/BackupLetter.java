package io.tradepost.archive.backup;

import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

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

  /**
   * The letter as three fields of its header alone tell it: writer and subject, without the price
   * of all else.
   */
  public Letter heading() throws IOException {
    try (InputStream in = raw.open()) {
      return reader.read(RawLetter.of(header(in)));
    }
  }

  /** Up to the first empty line; most are found in the first piece. */
  private static byte[] header(InputStream in) throws IOException {
    byte[] start = in.readNBytes(USUAL_HEADER);
    int end = end(start);
    if (end < 0 && start.length == USUAL_HEADER) {
      byte[] more = in.readNBytes(LONGEST_HEADER - USUAL_HEADER);
      start = Arrays.copyOf(start, start.length + more.length);
      System.arraycopy(more, 0, start, start.length - more.length, more.length);
      end = end(start);
    }
    return HeadingFields.of(end < 0 ? start : Arrays.copyOf(start, end));
  }

  /** Behind the first empty line; -1 where there is none. */
  private static int end(byte[] start) {
    int line = 0;
    for (int i = 0; i < start.length; i++) {
      if (start[i] == '\n') {
        if (line == 0) {
          return i + 1;
        }
        line = 0;
      } else if (start[i] != '\r') {
        line++;
      }
    }
    return -1;
  }
}
