package io.tradepost.letter;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A letter's bytes on their way to the parser, fingerprinted as they pass: SHA-256 of all of them,
 * and SHA-256 of the body in a form that survives another server's line ends (CRLF counts as LF,
 * blank lines at the end do not count).
 *
 * <p>Lines without end are broken after {@link #LONGEST_LINE} bytes for the reader, never for the
 * fingerprints: a header line is held in memory as a whole, and a file of 50 MB without a line end
 * would be one.
 */
final class FingerprintStream extends InputStream {
  static final int LONGEST_LINE = 1 << 20;

  private static final byte[] LINE_END = {'\n'};
  private static final byte[] CARRIAGE_RETURN = {'\r'};

  private final InputStream source;
  private final MessageDigest whole = sha256();
  private final MessageDigest body = sha256();
  private final byte[] normal = new byte[8192];
  private int normalLength;
  private long size;
  private boolean inBody;
  private boolean lineIsEmpty = true;
  private boolean carriageReturn;
  private long lineEnds;
  private int lineLength;
  private boolean lineBroken;
  private @Nullable IOException failure;

  FingerprintStream(InputStream source) {
    this.source = source;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (lineLength >= LONGEST_LINE) {
      lineLength = 0;
      lineBroken = true;
      buffer[offset] = '\n';
      return 1;
    }
    int count;
    try {
      count = source.read(buffer, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
    if (count > 0) {
      pass(buffer, offset, count);
    }
    return count;
  }

  /** Reads what the parser left over, so that the fingerprints are of the whole letter. */
  void drain() throws IOException {
    byte[] rest = new byte[8192];
    while (read(rest, 0, rest.length) >= 0) {
      // Passing is all that is wanted.
    }
  }

  /** The source's own failure, as opposed to trouble with the content. */
  @Nullable IOException failure() {
    return failure;
  }

  boolean lineBroken() {
    return lineBroken;
  }

  long size() {
    return size;
  }

  /** Of all bytes; to be asked once, at the end. */
  String wholeHex() {
    return HexFormat.of().formatHex(whole.digest());
  }

  /** Of the body; to be asked once, at the end. */
  byte[] bodyDigest() {
    flush();
    return body.digest();
  }

  private void pass(byte[] buffer, int offset, int count) {
    size += count;
    whole.update(buffer, offset, count);
    int end = offset + count;
    int last = end - 1;
    while (last >= offset && buffer[last] != '\n') {
      last--;
    }
    lineLength = last < offset ? lineLength + count : end - 1 - last;
    passBody(buffer, inBody ? offset : skipHeader(buffer, offset, end), end);
  }

  /** The index after the first empty line, or the end where there is none in these bytes. */
  private int skipHeader(byte[] buffer, int offset, int end) {
    for (int i = offset; i < end; i++) {
      byte b = buffer[i];
      if (b == '\n') {
        if (lineIsEmpty) {
          inBody = true;
          return i + 1;
        }
        lineIsEmpty = true;
      } else if (b != '\r') {
        lineIsEmpty = false;
      }
    }
    return end;
  }

  private void passBody(byte[] buffer, int from, int end) {
    int i = from;
    while (i < end) {
      byte b = buffer[i];
      if (b == '\n') {
        carriageReturn = false;
        lineEnds++;
        i++;
      } else if (b == '\r' && !carriageReturn) {
        carriageReturn = true; // Of a line end, or alone: the next byte tells.
        i++;
      } else {
        putHeldBack();
        int start = i;
        while (i < end && buffer[i] != '\n' && buffer[i] != '\r') {
          i++;
        }
        put(buffer, start, i - start);
      }
    }
  }

  /** Line ends and a lone carriage return, now that something follows them. */
  private void putHeldBack() {
    for (; lineEnds > 0; lineEnds--) {
      put(LINE_END, 0, 1);
    }
    if (carriageReturn) {
      put(CARRIAGE_RETURN, 0, 1);
      carriageReturn = false;
    }
  }

  private void put(byte[] bytes, int from, int count) {
    if (count > normal.length - normalLength) {
      flush();
    }
    if (count > normal.length) {
      body.update(bytes, from, count);
      return;
    }
    System.arraycopy(bytes, from, normal, normalLength, count);
    normalLength += count;
  }

  private void flush() {
    body.update(normal, 0, normalLength);
    normalLength = 0;
  }
}
