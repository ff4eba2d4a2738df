package io.tradepost.archive.backup;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes a .zip file from front to back, Zip64 where it grows that large. Our own and not the
 * platform's, which cannot take over an entry as it lies compressed in another file, keeps the
 * whole directory in memory, writes some sizes only behind the data, and compresses on one
 * processor alone.
 */
final class ZipWriter implements Closeable {
  private static final long MOST_AHEAD = 6 << 20;

  private final Disk disk;
  private final Path file;
  private final SummingStream out;
  private final Spill directory;
  private final ConcurrentLinkedQueue<Packing> idle = new ConcurrentLinkedQueue<>();
  private final Ahead<Packed> ahead = new Ahead<>(MOST_AHEAD);
  private @Nullable Stretch taken;
  private long entries;

  ZipWriter(Disk disk, Path file) throws IOException {
    this.disk = disk;
    this.file = file;
    this.directory = new Spill(disk, beside("directory"));
    this.out = new SummingStream(new BufferedOutputStream(disk.create(file), 1 << 18));
  }

  private Path beside(String what) {
    return file.resolveSibling(file.getFileName() + "." + what);
  }

  /** Told of an entry once it lies in the file, in the order of the entries. */
  @FunctionalInterface
  interface Written {
    /**
     * The entry lies there.
     *
     * @param packed the SHA-256 of its bytes as they lie there, compressed
     */
    void as(String packed) throws IOException;
  }

  /** An empty folder; the name ends with a slash. */
  void folder(String name, Instant time) throws IOException {
    settle();
    begin(new ZipHeader(name, ZipHeader.sayable(time), ZipHeader.STORED, 0, 0, 0, out.size()));
  }

  /** A small entry, compressed by whoever has time; the bytes must not change any more. */
  void add(String name, Instant time, byte[] content, Written written) throws IOException {
    writeTaken();
    ahead.give(content.length, () -> packed(name, time, content, written));
    while (ahead.full()) {
      writeFirst();
    }
  }

  private record Packed(
      String name,
      Instant time,
      int crc,
      long size,
      ByteArrayOutputStream bytes,
      String sha256,
      Written written) {}

  private Packed packed(String name, Instant time, byte[] content, Written written)
      throws IOException {
    Packing packing = packing();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length * 3 / 4 + 64);
      SummingStream summed = new SummingStream(bytes);
      packing.begin(summed);
      packing.write(content);
      packing.finish();
      String sha256 = summed.sum().sha256();
      return new Packed(name, time, packing.crc(), packing.size(), bytes, sha256, written);
    } finally {
      idle.add(packing);
    }
  }

  private Packing packing() {
    Packing waiting = idle.poll();
    return waiting == null ? new Packing() : waiting;
  }

  /** Whether there was one. */
  private boolean writeFirst() throws IOException {
    Optional<Packed> first = ahead.next();
    if (first.isEmpty()) {
      return false;
    }
    Packed packed = first.get();
    int length = packed.bytes().size();
    begin(header(packed.name(), packed.time(), packed.crc(), packed.size(), length));
    packed.bytes().writeTo(out);
    packed.written().as(packed.sha256());
    return true;
  }

  private ZipHeader header(String name, Instant time, int crc, long size, long packed) {
    return new ZipHeader(
        name, ZipHeader.sayable(time), ZipHeader.DEFLATED, crc, size, packed, out.size());
  }

  /** All that was given lies in the file. */
  private void settle() throws IOException {
    writeTaken();
    while (writeFirst()) {
      // until there is no more
    }
  }

  /** An entry that is written piece by piece; one at a time, and nothing else until its end. */
  Entry entry(String name, Instant time) throws IOException {
    settle();
    return new Entry(name, time, new Spill(disk, beside("entry")), packing());
  }

  /** What is written here is compressed and set aside until its size is known. */
  final class Entry extends OutputStream {
    private final String name;
    private final Instant time;
    private final Spill spill;
    private final SummingStream summed;
    private final Packing packing;
    private boolean finished;

    private Entry(String name, Instant time, Spill spill, Packing packing) {
      this.name = name;
      this.time = time;
      this.spill = spill;
      this.summed = new SummingStream(spill);
      this.packing = packing;
      packing.begin(summed);
    }

    @Override
    public void write(int b) throws IOException {
      packing.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      packing.write(bytes, from, length);
    }

    /** The entry is complete and goes into the file; gives the SHA-256 of its bytes there. */
    String finish() throws IOException {
      packing.finish();
      begin(header(name, time, packing.crc(), packing.size(), spill.size()));
      spill.sendTo(out);
      spill.close();
      idle.add(packing);
      finished = true;
      return summed.sum().sha256();
    }

    @Override
    public void close() throws IOException {
      spill.close();
      if (!finished) {
        packing.end();
      }
    }
  }

  /** A stretch of another .zip file that goes into this one as it is. */
  private record Stretch(ZipReader of, long from, long to) {
    long size() {
      return to - from;
    }
  }

  /**
   * An entry as it lies compressed in another file. Entries that follow each other there and here
   * are copied in one go.
   */
  void copy(String name, Instant time, ZipReader other, ZipHeader there) throws IOException {
    while (writeFirst()) {
      // what was given before comes before
    }
    ZipHeader here =
        new ZipHeader(
            name,
            ZipHeader.sayable(time),
            there.method(),
            there.crc(),
            there.size(),
            there.packed(),
            out.size() + (taken == null ? 0 : taken.size()));
    long end = there.at() + there.localSize() + there.packed();
    if (java.util.Arrays.equals(here.local(), there.local())) {
      enter(here);
      take(new Stretch(other, there.at(), end));
    } else {
      writeTaken();
      begin(here);
      take(new Stretch(other, there.at() + there.localSize(), end));
    }
  }

  private void take(Stretch more) throws IOException {
    if (taken != null && taken.of() == more.of() && taken.to() == more.from()) {
      taken = new Stretch(more.of(), taken.from(), more.to());
    } else {
      writeTaken();
      taken = more;
    }
  }

  private void writeTaken() throws IOException {
    if (taken != null) {
      taken.of().copy(taken.from(), taken.size(), out);
      taken = null;
    }
  }

  private void begin(ZipHeader header) throws IOException {
    out.write(header.local());
    enter(header);
  }

  private void enter(ZipHeader header) throws IOException {
    directory.write(header.central());
    entries++;
  }

  BackupWriter.Sum finish() throws IOException {
    settle();
    long at = out.size();
    directory.sendTo(out);
    out.write(new ZipEnd(entries, at, directory.size()).bytes());
    out.flush();
    disk.sync(file);
    return out.sum();
  }

  @Override
  public void close() throws IOException {
    ahead.drop();
    try (out;
        directory) {
      idle.forEach(Packing::end);
    }
  }
}
