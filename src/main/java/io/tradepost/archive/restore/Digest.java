package io.tradepost.archive.restore;

import io.tradepost.letter.RawLetter;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A letter's bytes, and what a server makes of them when it hands them out: each line ends with CR
 * LF, and a zero byte, which no answer can hold, is 0x80 (Dovecot). Where a letter has neither bare
 * line ends nor zero bytes both are the same.
 *
 * @param size of the bytes
 * @param sha256 of the bytes, hex
 * @param wireSize as a server may say it
 * @param wireSha256 of what a server may hand out
 */
record Digest(long size, String sha256, long wireSize, String wireSha256) {

  boolean mayBe(long sizeOnServer) {
    return sizeOnServer < 0 || sizeOnServer == size || sizeOnServer == wireSize;
  }

  boolean is(String sha256OnServer) {
    return sha256OnServer.equals(sha256) || sha256OnServer.equals(wireSha256);
  }

  /**
   * Of a letter out of a backup.
   *
   * @param sha256 of its bytes, which were held against it
   */
  static Digest of(RawLetter raw, String sha256) throws IOException {
    MessageDigest wire = fresh();
    long wireSize = 0;
    try (InputStream in = raw.open()) {
      byte[] buffer = new byte[1 << 15];
      byte[] changed = new byte[buffer.length * 2];
      int last = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        int length = 0;
        for (int i = 0; i < n; i++) {
          byte b = buffer[i];
          if (b == '\n' && last != '\r') {
            changed[length++] = '\r';
          }
          changed[length++] = b == 0 ? (byte) 0x80 : b;
          last = b;
        }
        wire.update(changed, 0, length);
        wireSize += length;
      }
    }
    return new Digest(raw.size(), sha256, wireSize, hex(wire));
  }

  /** Of bytes as a server handed them out. */
  static String ofWire(RawLetter raw) throws IOException {
    MessageDigest digest = fresh();
    try (InputStream in = raw.open()) {
      byte[] buffer = new byte[1 << 15];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return hex(digest);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
