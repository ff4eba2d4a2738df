package io.tradepost.archive.backup;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a .zip file from front to back, Zip64 where it grows that large. Our own and not the
 * platform's, which cannot take over an entry as it lies compressed in another file, keeps the
 * whole directory in memory and writes some sizes only behind the data.
 */
final class ZipWriter implements Closeable {
  /** Most of a letter's bytes are base64 of compressed pictures: more effort gains little. */
  private static final int LEVEL = Deflater.BEST_SPEED;

  private final Disk disk;
  private final Path file;
  private final SummingStream out;
  private final Spill directory;
  private final Deflater deflater = new Deflater(LEVEL, true);
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

  /** An empty folder; the name ends with a slash. */
  void folder(String name, Instant time) throws IOException {
    begin(new ZipHeader(name, ZipHeader.sayable(time), ZipHeader.STORED, 0, 0, 0, out.size()));
  }

  /** What an entry's bytes are written to. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** An entry, compressed. */
  void add(String name, Instant time, Content content) throws IOException {
    try (Entry entry = entry(name, time)) {
      content.writeTo(entry);
      entry.finish();
    }
  }

  /** An entry that is written piece by piece; one at a time. */
  Entry entry(String name, Instant time) {
    deflater.reset();
    return new Entry(name, ZipHeader.sayable(time), new Spill(disk, beside("entry")));
  }

  /** What is written here is compressed and set aside until its size is known. */
  final class Entry extends OutputStream {
    private final String name;
    private final Instant time;
    private final Spill spill;
    private final DeflaterOutputStream packing;
    private final CRC32 crc = new CRC32();

    private Entry(String name, Instant time, Spill spill) {
      this.name = name;
      this.time = time;
      this.spill = spill;
      this.packing = new DeflaterOutputStream(spill, deflater, 1 << 15);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      packing.write(bytes, from, length);
      crc.update(bytes, from, length);
    }

    /** The entry is complete and goes into the file. */
    void finish() throws IOException {
      packing.finish();
      begin(
          new ZipHeader(
              name,
              time,
              ZipHeader.DEFLATED,
              (int) crc.getValue(),
              deflater.getBytesRead(),
              spill.size(),
              out.size()));
      spill.sendTo(out);
      spill.close();
    }

    @Override
    public void close() throws IOException {
      spill.close();
    }
  }

  /** An entry as it lies compressed in another file. */
  void copy(String name, Instant time, ZipHeader there, InputStream packed) throws IOException {
    begin(
        new ZipHeader(
            name,
            ZipHeader.sayable(time),
            there.method(),
            there.crc(),
            there.size(),
            there.packed(),
            out.size()));
    long before = out.size();
    packed.transferTo(out);
    if (out.size() - before != there.packed()) {
      throw new IOException("the entry " + there.name() + " to be taken over is cut short");
    }
  }

  private void begin(ZipHeader header) throws IOException {
    out.write(header.local());
    directory.write(header.central());
    entries++;
  }

  BackupWriter.Sum finish() throws IOException {
    long at = out.size();
    directory.sendTo(out);
    out.write(new ZipEnd(entries, at, directory.size()).bytes());
    out.flush();
    disk.sync(file);
    return out.sum();
  }

  @Override
  public void close() throws IOException {
    try (out;
        directory) {
      deflater.end();
    }
  }
}
