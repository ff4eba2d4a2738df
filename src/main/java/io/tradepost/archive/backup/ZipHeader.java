package io.tradepost.archive.backup;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * What a .zip file says of one entry (PKWARE APPNOTE 6.3), and the bytes in which it says so before
 * the entry's data and in the directory at the end. Both follow from the same values, so that a
 * reader can hold every byte against what must stand there.
 *
 * @param method {@link #STORED} or {@link #DEFLATED}
 * @param time to two seconds, as the format keeps it; UTC
 * @param at where the entry begins in the file
 */
record ZipHeader(String name, Instant time, int method, int crc, long size, long packed, long at) {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  static final int LOCAL = 0x04034b50;
  static final int CENTRAL = 0x02014b50;
  static final int LOCAL_SIZE = 30;
  static final int CENTRAL_SIZE = 46;

  /** From here on a 32-bit field does not do (§4.3.9.2): Zip64. */
  static final long FULL = 0xffffffffL;

  private static final int NAMES_ARE_UTF8 = 1 << 11;
  private static final int ZIP64_VERSION = 45;
  private static final int PLAIN_VERSION = 20;
  private static final int MADE_ON_UNIX = 3 << 8;
  private static final int FILE_FOR_OWNER = 0100600 << 16;
  private static final int FOLDER_FOR_OWNER = 040700 << 16 | 0x10;

  boolean folder() {
    return name.endsWith("/");
  }

  /** Where the entry's data begin, seen from the entry's begin. */
  int localSize() {
    return LOCAL_SIZE + name.getBytes(StandardCharsets.UTF_8).length + (large() ? 20 : 0);
  }

  private boolean large() {
    return size >= FULL || packed >= FULL;
  }

  byte[] local() {
    byte[] spelled = name.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[localSize()];
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(LOCAL).putShort((short) version());
    putCommon(out);
    out.putShort((short) spelled.length).putShort((short) (large() ? 20 : 0)).put(spelled);
    if (large()) {
      out.putShort((short) 1).putShort((short) 16).putLong(size).putLong(packed);
    }
    return bytes;
  }

  byte[] central() {
    byte[] spelled = name.getBytes(StandardCharsets.UTF_8);
    int extra = (large() ? 16 : 0) + (at >= FULL ? 8 : 0);
    extra += extra > 0 ? 4 : 0;
    byte[] bytes = new byte[CENTRAL_SIZE + spelled.length + extra];
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int version = extra > 0 ? ZIP64_VERSION : PLAIN_VERSION;
    out.putInt(CENTRAL).putShort((short) (MADE_ON_UNIX | version)).putShort((short) version());
    putCommon(out);
    out.putShort((short) spelled.length).putShort((short) extra);
    out.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    out.putInt(folder() ? FOLDER_FOR_OWNER : FILE_FOR_OWNER);
    out.putInt((int) Math.min(at, FULL)).put(spelled);
    if (extra > 0) {
      out.putShort((short) 1).putShort((short) (extra - 4));
      if (large()) {
        out.putLong(size).putLong(packed);
      }
      if (at >= FULL) {
        out.putLong(at);
      }
    }
    return bytes;
  }

  private int version() {
    return large() ? ZIP64_VERSION : PLAIN_VERSION;
  }

  private void putCommon(ByteBuffer out) {
    LocalDateTime t = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    out.putShort((short) NAMES_ARE_UTF8).putShort((short) method);
    out.putShort((short) (t.getHour() << 11 | t.getMinute() << 5 | t.getSecond() / 2));
    out.putShort((short) ((t.getYear() - 1980) << 9 | t.getMonthValue() << 5 | t.getDayOfMonth()));
    // Both or neither of the two sizes stand in the Zip64 field (§4.5.3, of the local header).
    out.putInt(crc).putInt((int) (large() ? FULL : packed)).putInt((int) (large() ? FULL : size));
  }

  /** The nearest time that the format can say. */
  static Instant sayable(Instant time) {
    Instant first = Instant.parse("1980-01-01T00:00:00Z");
    Instant last = Instant.parse("2107-12-31T23:59:58Z");
    Instant within = time.isBefore(first) ? first : time.isAfter(last) ? last : time;
    return Instant.ofEpochSecond(within.getEpochSecond() / 2 * 2);
  }

  /** Reads a directory entry; the extra field has been read into {@code rest} with the name. */
  static ZipHeader ofCentral(ByteBuffer fixed, ByteBuffer rest) {
    int method = fixed.getShort(10) & 0xffff;
    int clock = fixed.getShort(12) & 0xffff;
    int day = fixed.getShort(14) & 0xffff;
    long packed = fixed.getInt(20) & FULL;
    long size = fixed.getInt(24) & FULL;
    long at = fixed.getInt(42) & FULL;
    byte[] spelled = new byte[fixed.getShort(28) & 0xffff];
    rest.get(spelled);
    if (rest.remaining() >= 4) {
      rest.getInt();
      if (size == FULL && rest.remaining() >= 16) {
        size = rest.getLong();
        packed = rest.getLong();
      }
      if (at == FULL && rest.remaining() >= 8) {
        at = rest.getLong();
      }
    }
    Instant time =
        LocalDateTime.of(1980 + (day >> 9), 1, 1, 0, 0)
            .plusMonths((day >> 5 & 15) - 1L)
            .plusDays((day & 31) - 1L)
            .plusHours(clock >> 11)
            .plusMinutes(clock >> 5 & 63)
            .plusSeconds((clock & 31) * 2L)
            .toInstant(ZoneOffset.UTC);
    return new ZipHeader(
        new String(spelled, StandardCharsets.UTF_8),
        time,
        method,
        fixed.getInt(16),
        size,
        packed,
        at);
  }

  static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
