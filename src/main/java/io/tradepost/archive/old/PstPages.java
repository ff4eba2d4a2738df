package io.tradepost.archive.old;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The index of an Outlook file, read by ourselves ([MS-PST] §2.2.2.7.7): every node that the file
 * holds, so that it can be told which of them the library gives. Each page is held against its own
 * checksum.
 */
final class PstPages implements Closeable {
  private static final int NODES = 0x81;
  private static final int DEEPEST = 12;

  private final FileChannel file;
  private final Form form;
  private final List<Node> nodes = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();

  /**
   * A node of the file.
   *
   * @param parent the folder that it lies in; 0 where it lies in none
   */
  record Node(int id, int parent) {
    static final int FOLDER = 2;
    static final int MESSAGE = 4;

    int type() {
      return id & 0x1f;
    }
  }

  /**
   * Where what stands in a page, and in the file's header.
   *
   * @param wide whether numbers have eight bytes
   */
  private record Form(boolean wide, int page, int rootAt, int counts, int trailer) {
    static Form of(int version) throws IOException {
      return switch (version) {
        case 14, 15 -> new Form(false, 512, 188, 496, 500);
        case 21, 23 -> new Form(true, 512, 224, 488, 496);
        case 36 -> new Form(true, 4096, 224, 4056, 4072);
        default -> throw new IOException("it is an Outlook file of an unknown version, " + version);
      };
    }

    int branch() {
      return wide ? 24 : 12;
    }

    int leaf() {
      return wide ? 32 : 16;
    }
  }

  private PstPages(FileChannel file, Form form) {
    this.file = file;
    this.form = form;
  }

  static PstPages read(Path path) throws IOException {
    FileChannel file = FileChannel.open(path);
    try {
      ByteBuffer header = piece(file, 0, 564);
      if (header.limit() < 564) {
        throw new IOException("it ends within its header");
      }
      PstPages pages = new PstPages(file, Form.of(header.getShort(10)));
      pages.page(pages.number(header, pages.form.rootAt()), DEEPEST);
      return pages;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Every node that could be found. */
  List<Node> nodes() {
    return nodes;
  }

  /** What of the index is damaged. */
  List<String> faults() {
    return faults;
  }

  private static ByteBuffer piece(FileChannel file, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) > 0) {
      // until it is full or the file ends
    }
    return buffer.flip();
  }

  private long number(ByteBuffer from, int at) {
    return form.wide() ? from.getLong(at) : from.getInt(at) & 0xffffffffL;
  }

  private void page(long at, int deepest) throws IOException {
    String place = "a page of the file's index, at byte " + at + ", ";
    ByteBuffer page =
        at > 0 && at < file.size() ? piece(file, at, form.page()) : ByteBuffer.allocate(0);
    if (page.limit() < form.page()) {
      faults.add(place + "lies beyond the file's end");
      return;
    }
    if (deepest == 0 || !seen.add(at) || (page.get(form.trailer()) & 0xff) != NODES) {
      faults.add(place + "is none");
      return;
    }
    if (form.page() == 512 && sum(page) != page.getInt(crcAt())) {
      faults.add(place + "is damaged");
    }
    boolean big = form.page() == 4096;
    int count = big ? page.getShort(form.counts()) & 0xffff : page.get(form.counts()) & 0xff;
    int size = page.get(form.counts() + (big ? 4 : 2)) & 0xff;
    int level = page.get(form.counts() + (big ? 5 : 3)) & 0xff;
    if (size < (level == 0 ? form.leaf() : form.branch()) || count * size > form.counts()) {
      faults.add(place + "cannot be read");
      return;
    }
    for (int i = 0; i < count; i++) {
      if (level > 0) {
        page(number(page, i * size + (form.wide() ? 16 : 8)), Math.min(deepest - 1, level));
      } else {
        int parentAt = i * size + (form.wide() ? 24 : 12);
        nodes.add(new Node(page.getInt(i * size), page.getInt(parentAt)));
      }
    }
  }

  private int crcAt() {
    return form.wide() ? form.trailer() + 4 : form.trailer() + 8;
  }

  /** The file format's own CRC: that of zip without the inversions ([MS-PST] §5.3). */
  private int sum(ByteBuffer page) {
    int crc = 0;
    for (int i = 0; i < form.trailer(); i++) {
      crc ^= page.get(i) & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xEDB88320;
      }
    }
    return crc;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
