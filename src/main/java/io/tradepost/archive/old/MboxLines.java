package io.tradepost.archive.old;

import java.io.IOException;
import java.io.InputStream;

/** A file's lines with the next one in sight; the very long ones in pieces. */
final class MboxLines {
  private static final int LONGEST = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private Line current = new Line();
  private Line next = new Line();

  /** A line, or a piece of one. */
  static final class Line {
    byte[] bytes = new byte[LONGEST];
    int length;

    /** Where in the file it begins. */
    long offset;

    /** Whether it begins a line. */
    boolean begins;

    boolean ends() {
      return length > 0 && bytes[length - 1] == '\n';
    }

    boolean empty() {
      boolean lf = length == 1 && bytes[0] == '\n';
      return begins && (lf || (length == 2 && crlf()));
    }

    private boolean crlf() {
      return bytes[0] == '\r' && bytes[1] == '\n';
    }
  }

  MboxLines(InputStream in) throws IOException {
    this.in = in;
    next.begins = true;
    fill(next);
    advance();
  }

  /** Whether there is a current line. */
  boolean more() {
    return current.length > 0;
  }

  Line current() {
    return current;
  }

  /** The one after; of no length at the end. */
  Line next() {
    return next;
  }

  void advance() throws IOException {
    Line done = current;
    current = next;
    next = done;
    next.offset = current.offset + current.length;
    next.begins = current.length == 0 || current.ends();
    fill(next);
  }

  private void fill(Line line) throws IOException {
    line.length = 0;
    while (line.length < LONGEST) {
      if (at == end) {
        at = 0;
        end = Math.max(0, in.read(buffer));
        if (end == 0) {
          return;
        }
      }
      byte b = buffer[at++];
      line.bytes[line.length++] = b;
      if (b == '\n') {
        return;
      }
    }
  }
}
