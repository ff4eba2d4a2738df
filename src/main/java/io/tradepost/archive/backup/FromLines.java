package io.tradepost.archive.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How mboxrd tells letters apart: the line before each, and how lines that look like it differ. */
final class FromLines {
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ROOT);

  /**
   * In the sender's place, as other programs write it. A letter whose last line does not end is
   * given a line end in the file; the second word remembers that it is not the letter's own.
   */
  private static final String ENDED = "From - ";

  private static final String UNENDED = "From unended ";

  private FromLines() {}

  /** The line before a letter, with the time of its arrival. */
  static byte[] before(Instant arrived, boolean ended) {
    return ((ended ? ENDED : UNENDED) + ASCTIME.format(arrived.atZone(ZoneOffset.UTC)) + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  static boolean isBefore(byte[] line, int length) {
    return startsWithFrom(line, 0, length);
  }

  static boolean ended(byte[] line, int length) {
    return !new String(line, 0, length, StandardCharsets.US_ASCII).startsWith(UNENDED);
  }

  /** Whether the line is {@code From} after at least one {@code >}. */
  static boolean isQuoted(byte[] line, int length) {
    int at = 0;
    while (at < length && line[at] == '>') {
      at++;
    }
    return at > 0 && startsWithFrom(line, at, length);
  }

  private static boolean startsWithFrom(byte[] line, int at, int length) {
    if (length - at < FROM.length) {
      return false;
    }
    for (int i = 0; i < FROM.length; i++) {
      if (line[at + i] != FROM[i]) {
        return false;
      }
    }
    return true;
  }

  /** Writes letters with such lines quoted. */
  static final class Quoting extends FilterOutputStream {
    /** Of the current line: how many of {@code >} and then of {@code From} were seen; -1: other. */
    private int matched;

    private long marks;
    private byte last = '\n';

    Quoting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      int begun = from;
      for (int i = from; i < from + length; i++) {
        byte b = bytes[i];
        if (matched >= 0) {
          // While a line may still be one, its bytes are held back.
          out.write(bytes, begun, i - begun);
          begun = i + 1;
          match(b);
        } else if (b == '\n') {
          out.write(bytes, begun, i + 1 - begun);
          begun = i + 1;
          matched = 0;
        }
        last = b;
      }
      out.write(bytes, begun, from + length - begun);
    }

    private void match(byte b) throws IOException {
      if (matched == 0 && b == '>') {
        marks++;
      } else if (b == FROM[matched]) {
        matched++;
        if (matched == FROM.length) {
          marks++;
          release();
          matched = -1;
        }
      } else {
        release();
        out.write(b);
        matched = b == '\n' ? 0 : -1;
      }
    }

    private void release() throws IOException {
      for (; marks > 0; marks--) {
        out.write('>');
      }
      out.write(FROM, 0, matched);
    }

    /** The letter is over; whether its last line ended. */
    boolean end() throws IOException {
      if (matched > 0 || marks > 0) {
        release();
      }
      matched = 0;
      boolean ended = last == '\n';
      last = '\n';
      return ended;
    }
  }
}
