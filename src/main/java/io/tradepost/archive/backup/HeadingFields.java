package io.tradepost.archive.backup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Of a letter's header the fields that tell writer and subject, and in which charset raw bytes in
 * them are: all others, most of the header, need not be read to name a file.
 */
final class HeadingFields {
  private static final byte[][] WANTED = {ascii("from"), ascii("subject"), ascii("content-type")};

  private HeadingFields() {}

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  /** The wanted fields and an empty line. */
  static byte[] of(byte[] header) {
    byte[] fields = new byte[header.length + 2];
    int length = 0;
    boolean wanted = false;
    for (int at = 0; at < header.length; ) {
      int end = lineEnd(header, at);
      boolean goesOn = header[at] == ' ' || header[at] == '\t';
      wanted = goesOn ? wanted : isWanted(header, at, end);
      if (wanted) {
        System.arraycopy(header, at, fields, length, end - at);
        length += end - at;
      }
      at = end;
    }
    fields[length++] = '\r';
    fields[length++] = '\n';
    return Arrays.copyOf(fields, length);
  }

  private static int lineEnd(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, bytes.length);
  }

  private static boolean isWanted(byte[] bytes, int from, int to) {
    for (byte[] name : WANTED) {
      int at = from;
      int same = 0;
      while (same < name.length && at < to && (bytes[at] | 0x20) == (name[same] | 0x20)) {
        at++;
        same++;
      }
      while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
        at++;
      }
      if (same == name.length && at < to && bytes[at] == ':') {
        return true;
      }
    }
    return false;
  }
}
