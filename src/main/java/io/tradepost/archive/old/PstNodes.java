package io.tradepost.archive.old;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that an Outlook file holds, by its own indexes: every node, and the blocks that its content
 * lies in, each with a checksum, which the library does not look at.
 */
final class PstNodes implements Closeable {
  private static final int DEEPEST = 8;
  private static final int INTERNAL = 2;

  private final FileChannel file;
  private final PstForm form;
  private final Map<Integer, Node> nodes = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  /** By number, which is how the index has them. */
  private long[] numbers = new long[1024];

  private long[] places = new long[1024];
  private char[] sizes = new char[1024];
  private int blocks;

  /**
   * A node of the file.
   *
   * @param content the number of the block that its content begins with
   * @param parts the number of the block that lists its parts; 0 where it has none
   * @param parent the folder that it lies in; 0 where it lies in none
   */
  record Node(int id, long content, long parts, int parent) {
    static final int FOLDER = 2;
    static final int MESSAGE = 4;

    int type() {
      return id & 0x1f;
    }
  }

  private PstNodes(FileChannel file, PstForm form) {
    this.file = file;
    this.form = form;
  }

  static PstNodes read(Path path) throws IOException {
    FileChannel file = FileChannel.open(path);
    try {
      PstNodes nodes = new PstNodes(file, PstForm.of(PstForm.header(file)));
      nodes.readAll();
      return nodes;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void readAll() throws IOException {
    int number = form.number();
    faults.addAll(
        PstPages.read(file, form, PstPages.NODES, 3 * number + 4, (page, at) -> node(page, at)));
    faults.addAll(
        PstPages.read(file, form, PstPages.BLOCKS, 2 * number + 4, (page, at) -> block(page, at)));
  }

  private void node(ByteBuffer page, int at) {
    int number = form.number();
    Node node =
        new Node(
            page.getInt(at),
            form.number(page, at + number),
            form.number(page, at + 2 * number),
            page.getInt(at + 3 * number));
    nodes.putIfAbsent(node.id(), node);
  }

  private void block(ByteBuffer page, int at) {
    if (blocks == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * blocks);
      places = Arrays.copyOf(places, 2 * blocks);
      sizes = Arrays.copyOf(sizes, 2 * blocks);
    }
    numbers[blocks] = form.number(page, at) & ~1;
    places[blocks] = form.number(page, at + form.number());
    sizes[blocks] = page.getChar(at + 2 * form.number());
    blocks++;
  }

  /** Every node that could be found, by its number. */
  Map<Integer, Node> all() {
    return nodes;
  }

  /** What of the indexes is damaged. */
  List<String> faults() {
    return faults;
  }

  /** Whether every block of the node is there and as it was written. */
  boolean whole(Node node) throws IOException {
    return !form.plainBlocks()
        || (whole(node.content(), DEEPEST) && (node.parts() == 0 || whole(node.parts(), DEEPEST)));
  }

  private boolean whole(long number, int deepest) throws IOException {
    int index = Arrays.binarySearch(numbers, 0, blocks, number & ~1);
    if (index < 0 || deepest == 0) {
      return false;
    }
    int size = sizes[index];
    int trailer = form.wide() ? 16 : 12;
    int all = (size + trailer + 63) / 64 * 64;
    ByteBuffer block = PstForm.piece(file, places[index], all);
    if (block.limit() < all
        || PstForm.sum(block, size) != block.getInt(all - trailer + form.sumAt())) {
      return false;
    }
    return (number & INTERNAL) == 0 || within(block, size, deepest - 1);
  }

  /** A block that lists others: those of one content, or those of a node's parts. */
  private boolean within(ByteBuffer block, int size, int deepest) throws IOException {
    int number = form.number();
    boolean parts = block.get(0) == 2;
    boolean leaf = block.get(1) == 0;
    int begin = parts && !form.wide() ? 4 : 8;
    int entry = !parts ? number : leaf ? 3 * number : 2 * number;
    int count = block.getShort(2) & 0xffff;
    if (begin + count * entry > size) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      int at = begin + i * entry;
      long below = form.number(block, parts ? at + number : at);
      if (!whole(below, deepest)) {
        return false;
      }
      long more = parts && leaf ? form.number(block, at + 2 * number) : 0;
      if (more != 0 && !whole(more, deepest)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
