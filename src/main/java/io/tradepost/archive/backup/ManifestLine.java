package io.tradepost.archive.backup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A line of a manifest as it lies in the reader's buffer, until the next one is read.
 *
 * @param bytes of which the line is a part
 */
@SuppressWarnings("ArrayRecordComponent") // Two are never compared.
record ManifestLine(byte[] bytes, int from, int length) {
  private static final byte[] LETTER = ascii("{\"letter\":");
  private static final byte[] FOLDER = ascii("{\"folder\":");

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether the line, by how it begins, tells of a folder or a copy. */
  boolean isInner() {
    return startsWith(LETTER) || startsWith(FOLDER);
  }

  boolean startsWith(byte[] text) {
    return length >= text.length
        && Arrays.equals(bytes, from, from + text.length, text, 0, text.length);
  }
}
