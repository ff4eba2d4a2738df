package io.tradepost.archive.old;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Where what stands in an Outlook file of a version ([MS-PST] §2.2.2).
 *
 * @param wide whether numbers have eight bytes, else four
 * @param page how many bytes a page of the index has
 * @param nodesAt where the header tells the root of the nodes' index
 * @param blocksAt where it tells that of the blocks' index
 * @param counts where a page tells of its entries
 * @param trailer where a page's trailer begins
 */
record PstForm(boolean wide, int page, int nodesAt, int blocksAt, int counts, int trailer) {
  private static final int HEADER = 564;
  private static final int[] SUMS = new int[256];

  static {
    for (int i = 0; i < SUMS.length; i++) {
      int sum = i;
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum & 1) == 0 ? sum >>> 1 : (sum >>> 1) ^ 0xEDB88320;
      }
      SUMS[i] = sum;
    }
  }

  static PstForm of(ByteBuffer header) throws IOException {
    int version = header.getShort(10);
    return switch (version) {
      case 14, 15 -> new PstForm(false, 512, 188, 196, 496, 500);
      case 21, 23 -> new PstForm(true, 512, 224, 240, 488, 496);
      case 36 -> new PstForm(true, 4096, 224, 240, 4056, 4072);
      default -> throw new IOException("it is an Outlook file of an unknown version, " + version);
    };
  }

  static ByteBuffer header(FileChannel file) throws IOException {
    ByteBuffer header = piece(file, 0, HEADER);
    if (header.limit() < HEADER) {
      throw new IOException("it ends within its header");
    }
    return header;
  }

  /** So many bytes, or fewer where the file ends. */
  static ByteBuffer piece(FileChannel file, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) > 0) {
      // until it is full or the file ends
    }
    return buffer.flip();
  }

  /** The format's own checksum: zip's without the inversions ([MS-PST] §5.3). */
  static int sum(ByteBuffer bytes, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum = SUMS[(sum ^ bytes.get(i)) & 0xff] ^ (sum >>> 8);
    }
    return sum;
  }

  long number(ByteBuffer from, int at) {
    return wide ? from.getLong(at) : from.getInt(at) & 0xffffffffL;
  }

  /** How many bytes a number has. */
  int number() {
    return wide ? 8 : 4;
  }

  /** Whether blocks are kept as they are; the newest form compresses them in a way of its own. */
  boolean plainBlocks() {
    return page == 512;
  }

  /** Where in a trailer the checksum stands. */
  int sumAt() {
    return wide ? 4 : 8;
  }
}
