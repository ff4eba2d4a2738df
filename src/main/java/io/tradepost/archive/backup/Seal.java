package io.tradepost.archive.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A manifest's last line: the SHA-256 of all the file's bytes before it. It is a gzip member (RFC
 * 1952) of its own, not compressed, so that none of its bits can be another and mean the same, as
 * some bits of a compressed member can. The next month's manifest names this hash.
 */
record Seal(String sha256) {
  private static final int HEX = 64;

  /** The last bytes of the file; {@code zcat} shows them as a line of JSON. */
  byte[] bytes() {
    byte[] line = ("{\"seal\":\"" + sha256 + "\"}\n").getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(line);
    byte[] member = new byte[10 + 5 + line.length + 8];
    ByteBuffer out = ByteBuffer.wrap(member).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
    out.put((byte) 1).putShort((short) line.length).putShort((short) ~line.length).put(line);
    out.putInt((int) crc.getValue()).putInt(line.length);
    return member;
  }

  private static int size() {
    return new Seal("0".repeat(HEX)).bytes().length;
  }

  /**
   * The seal of a manifest, once every byte of the file was held against it.
   *
   * @throws IOException where the file is not as it was written
   */
  static Seal of(Path manifest) throws IOException {
    try (FileChannel channel = FileChannel.open(manifest, StandardOpenOption.READ)) {
      MessageDigest digest = Sha256.digest();
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
      long left = channel.size() - size();
      while (left > 0) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), left));
        int n = channel.read(buffer);
        if (n < 0) {
          break;
        }
        left -= n;
        digest.update(buffer.flip());
      }
      Seal due = new Seal(Sha256.hex(digest));
      byte[] found = new byte[size()];
      ByteBuffer last = ByteBuffer.wrap(found);
      while (last.hasRemaining() && channel.read(last) >= 0) {
        // until it is full
      }
      if (left != 0 || !Arrays.equals(found, due.bytes())) {
        throw new IOException("The manifest " + manifest + " is not as it was written.");
      }
      return due;
    }
  }
}
