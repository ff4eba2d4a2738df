package io.tradepost.archive.backup;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Works out digests of a .zip file's entries that lie in memory. For one thread at a time. */
final class Unpacking {
  static final String NOT_UNPACKED = "it does not unpack";

  private final Inflater inflater = new Inflater(true);
  private final MessageDigest digest = Sha256.digest();
  private final CRC32 crc = new CRC32();
  private final byte[] piece = new byte[1 << 16];

  /**
   * The SHA-256 of the entry's data as they lie there.
   *
   * @param bytes the entry's in the file, those before its data included
   * @throws IOException where those before the data are not as they were written
   */
  String packed(ZipHeader entry, byte[] bytes) throws IOException {
    int data = checkedLocal(entry, bytes);
    digest.reset();
    digest.update(bytes, data, bytes.length - data);
    return Sha256.hex(digest);
  }

  /**
   * The SHA-256 of what the entry's data unpack to.
   *
   * @param bytes the entry's in the file, those before its data included
   * @throws IOException where any of them is not as it was written
   */
  String unpacked(ZipHeader entry, byte[] bytes) throws IOException {
    int data = checkedLocal(entry, bytes);
    digest.reset();
    crc.reset();
    long size;
    if (entry.method() == ZipHeader.STORED) {
      int length = bytes.length - data;
      take(bytes, data, length);
      size = length;
    } else {
      size = inflated(entry, bytes, data);
    }
    if (size != entry.size() || (int) crc.getValue() != entry.crc()) {
      throw new IOException("its bytes are not as they were written");
    }
    return Sha256.hex(digest);
  }

  private static int checkedLocal(ZipHeader entry, byte[] bytes) throws IOException {
    byte[] due = entry.local();
    if (!Arrays.equals(due, 0, due.length, bytes, 0, due.length)) {
      throw new IOException("the bytes before it are not as they were written");
    }
    return due.length;
  }

  private void take(byte[] bytes, int from, int length) {
    crc.update(bytes, from, length);
    digest.update(bytes, from, length);
  }

  private long inflated(ZipHeader entry, byte[] bytes, int data) throws IOException {
    inflater.reset();
    inflater.setInput(bytes, data, bytes.length - data);
    long size = 0;
    try {
      while (!inflater.finished()) {
        int n = inflater.inflate(piece);
        if (n == 0 && !inflater.finished()) {
          throw new IOException(NOT_UNPACKED); // cut short, or it asks for what no letter has
        }
        take(piece, 0, n);
        size += n;
        if (size > entry.size()) {
          throw new IOException("it is longer than it was");
        }
      }
    } catch (DataFormatException e) {
      throw new IOException(NOT_UNPACKED, e);
    }
    if (inflater.getRemaining() > 0) {
      throw new IOException("its bytes are not as they were written");
    }
    return size;
  }

  /** Frees what the platform does not by itself. */
  void end() {
    inflater.end();
  }
}
