package io.tradepost.letter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.james.mime4j.stream.FieldBuilder;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteArrayBuffer;
import org.apache.james.mime4j.util.RecycledByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes header fields of the parser's header lines without ever refusing one. The value is kept
 * byte for byte (as ISO-8859-1), for its charset is found out later; what exceeds {@link #LONGEST}
 * is dropped; a line that is no field comes out with an empty name.
 */
final class FieldReader implements FieldBuilder {
  static final int LONGEST = 64 * 1024;

  private byte[] bytes = new byte[512];
  private int length;

  @Override
  public void reset() {
    length = 0;
  }

  @Override
  public void append(ByteArrayBuffer line) {
    int count = Math.min(line.length(), LONGEST - length);
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
    System.arraycopy(line.buffer(), 0, bytes, length, count);
    length += count;
  }

  @Override
  public RawField build() {
    int colon = 0;
    while (colon < length && bytes[colon] > ' ' && bytes[colon] < 0x7f && bytes[colon] != ':') {
      colon++;
    }
    int nameEnd = colon;
    // RFC 5322 §4.5 lets old writers put blanks before the colon.
    while (colon < length && (bytes[colon] == ' ' || bytes[colon] == '\t')) {
      colon++;
    }
    if (nameEnd == 0 || colon >= length || bytes[colon] != ':') {
      return new RawField("", text(0, length));
    }
    return new RawField(text(0, nameEnd), text(colon + 1, length));
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  @Override
  public @Nullable RecycledByteArrayBuffer getRaw() {
    return null;
  }

  @Override
  public void release() {}
}
