package io.tradepost.archive.old;

import io.tradepost.archive.backup.Receiving;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unix programs keep letters with line ends of LF alone and servers give them out with CRLF (RFC
 * 5322 §2.1). A letter whose first line ends in LF alone is brought to that; any other stays as it
 * is, byte for byte.
 */
final class LineEnds {
  private static final byte[] CRLF = {'\r', '\n'};

  private final Receiving to;
  private boolean first = true;
  private boolean bare;
  private byte last;

  LineEnds(Receiving to) {
    this.to = to;
  }

  /** A new letter begins. */
  void begin() throws IOException {
    to.begin();
    first = true;
    bare = false;
    last = 0;
  }

  /** The next bytes of the letter. */
  void write(byte[] bytes, int from, int length) throws IOException {
    int begun = from;
    int end = from + length;
    for (int i = from; i < end; i++) {
      if (bytes[i] == '\n') {
        byte before = i > from ? bytes[i - 1] : last;
        if (first) {
          first = false;
          bare = before != '\r';
        }
        if (bare && before != '\r') {
          to.write(bytes, begun, i - begun);
          to.write(CRLF, 0, 2);
          begun = i + 1;
        }
      }
    }
    to.write(bytes, begun, end - begun);
    if (length > 0) {
      last = bytes[end - 1];
    }
  }

  /** The whole of a stream as one letter. */
  void all(InputStream in) throws IOException {
    begin();
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      write(buffer, 0, n);
    }
  }
}
