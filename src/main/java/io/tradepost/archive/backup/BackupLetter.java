package io.tradepost.archive.backup;

import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A letter on its way into a backup: where it lies, its bytes, and its parts for a format that
 * needs them.
 */
public record BackupLetter(Copy copy, RawLetter raw, LetterReader reader) {
  private static final int LONGEST_HEADER = 256 * 1024;

  /** The whole letter, read anew at each call. */
  public Letter parsed() throws IOException {
    return reader.read(raw);
  }

  /**
   * The letter as its header alone tells it: date, writer and subject, without the price of its
   * body.
   */
  public Letter heading() throws IOException {
    try (InputStream in = raw.open()) {
      return reader.read(RawLetter.of(header(in)));
    }
  }

  private static byte[] header(InputStream in) throws IOException {
    byte[] start = in.readNBytes(LONGEST_HEADER);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    int line = 0;
    for (byte b : start) {
      header.write(b);
      if (b == '\n') {
        if (line == 0) {
          break;
        }
        line = 0;
      } else if (b != '\r') {
        line++;
      }
    }
    return header.toByteArray();
  }
}
