package io.tradepost.archive.old;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The indexes of an Outlook file, read by ourselves ([MS-PST] §2.2.2.7.7), so that what the library
 * gives can be held against what the file has. Each page is held against its own checksum.
 */
final class PstPages {
  static final int BLOCKS = 0x80;
  static final int NODES = 0x81;
  private static final int DEEPEST = 12;

  private final FileChannel file;
  private final PstForm form;
  private final int type;
  private final int leaf;
  private final Entries entries;
  private final List<String> faults = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();

  /** Takes an index's entries, in the order of their numbers. */
  @FunctionalInterface
  interface Entries {
    void entry(ByteBuffer page, int at);
  }

  private PstPages(FileChannel file, PstForm form, int type, int leaf, Entries entries) {
    this.file = file;
    this.form = form;
    this.type = type;
    this.leaf = leaf;
    this.entries = entries;
  }

  /**
   * Reads an index.
   *
   * @param leaf the least size of an entry
   * @return what of it is damaged
   */
  static List<String> read(FileChannel file, PstForm form, int type, int leaf, Entries entries)
      throws IOException {
    PstPages pages = new PstPages(file, form, type, leaf, entries);
    int rootAt = type == NODES ? form.nodesAt() : form.blocksAt();
    pages.page(form.number(PstForm.header(file), rootAt), DEEPEST);
    return pages.faults;
  }

  private void page(long at, int deepest) throws IOException {
    String place = "a page of the file's index, at byte " + at + ", ";
    ByteBuffer page =
        at > 0 && at < file.size() ? PstForm.piece(file, at, form.page()) : ByteBuffer.allocate(0);
    if (page.limit() < form.page()) {
      faults.add(place + "lies beyond the file's end");
      return;
    }
    if (deepest == 0 || !seen.add(at) || (page.get(form.trailer()) & 0xff) != type) {
      faults.add(place + "is none");
      return;
    }
    boolean big = form.page() == 4096;
    if (!big && PstForm.sum(page, form.trailer()) != page.getInt(form.trailer() + form.sumAt())) {
      faults.add(place + "is damaged");
    }
    int count = big ? page.getShort(form.counts()) & 0xffff : page.get(form.counts()) & 0xff;
    int size = page.get(form.counts() + (big ? 4 : 2)) & 0xff;
    int level = page.get(form.counts() + (big ? 5 : 3)) & 0xff;
    if (size < (level == 0 ? leaf : 3 * form.number()) || count * size > form.counts()) {
      faults.add(place + "cannot be read");
      return;
    }
    for (int i = 0; i < count; i++) {
      if (level > 0) {
        page(form.number(page, i * size + 2 * form.number()), Math.min(deepest - 1, level));
      } else {
        entries.entry(page, i * size);
      }
    }
  }
}
