package io.tradepost.archive.backup;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stands behind a .zip file's directory (APPNOTE §4.3.14 to §4.3.16): how many entries there
 * are, and where the directory is.
 */
record ZipEnd(long entries, long directory, long size) {
  static final int PLAIN_SIZE = 22;
  static final int LARGE_SIZE = 56 + 20 + PLAIN_SIZE;

  private static final int PLAIN = 0x06054b50;
  private static final int LARGE = 0x06064b50;
  private static final int LOCATOR = 0x07064b50;
  private static final short ZIP64_VERSION = 45;

  private boolean large() {
    return entries >= 0xffff || directory >= ZipHeader.FULL || size >= ZipHeader.FULL;
  }

  byte[] bytes() {
    byte[] bytes = new byte[large() ? LARGE_SIZE : PLAIN_SIZE];
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (large()) {
      out.putInt(LARGE).putLong(44).putShort((short) (3 << 8 | ZIP64_VERSION));
      out.putShort(ZIP64_VERSION).putInt(0).putInt(0).putLong(entries).putLong(entries);
      out.putLong(size).putLong(directory);
      out.putInt(LOCATOR).putInt(0).putLong(directory + size).putInt(1);
    }
    short few = (short) Math.min(entries, 0xffff);
    out.putInt(PLAIN).putShort((short) 0).putShort((short) 0).putShort(few).putShort(few);
    out.putInt((int) Math.min(size, ZipHeader.FULL));
    out.putInt((int) Math.min(directory, ZipHeader.FULL)).putShort((short) 0);
    return bytes;
  }

  /** From the last bytes of a file, {@link #LARGE_SIZE} of them where there are so many. */
  static ZipEnd of(ByteBuffer tail) {
    int plain = tail.limit() - PLAIN_SIZE;
    if (tail.limit() == LARGE_SIZE && tail.getInt(0) == LARGE) {
      return new ZipEnd(tail.getLong(24), tail.getLong(48), tail.getLong(40));
    }
    return new ZipEnd(
        tail.getShort(plain + 8) & 0xffff,
        tail.getInt(plain + 16) & ZipHeader.FULL,
        tail.getInt(plain + 12) & ZipHeader.FULL);
  }
}
