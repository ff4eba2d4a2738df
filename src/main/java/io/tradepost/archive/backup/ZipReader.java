package io.tradepost.archive.backup;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Reads what a {@link ZipWriter} wrote, entry by entry, and nothing else: every byte around the
 * letters must be the one that the writer puts there.
 */
final class ZipReader implements Closeable {
  private static final int COPIED_AT_ONCE = 1 << 19;

  private final Path file;
  private final FileChannel channel;
  private final ZipEnd end;
  private final Stretch directory;
  private final Inflater inflater = new Inflater(true);
  private long seen;
  private long next;

  ZipReader(Path file) throws IOException {
    this.file = file;
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      this.end = end();
      this.directory = new Stretch(end.directory(), end.size());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private ZipEnd end() throws IOException {
    long size = channel.size();
    if (size < ZipEnd.PLAIN_SIZE) {
      throw damaged("it is too short for a .zip file");
    }
    ByteBuffer tail = ZipHeader.buffer((int) Math.min(size, ZipEnd.LARGE_SIZE));
    fill(tail, size - tail.limit());
    ZipEnd read = ZipEnd.of(tail);
    byte[] due = read.bytes();
    boolean fits =
        due.length <= tail.limit()
            && read.directory() >= 0
            && read.size() >= 0
            && read.directory() + read.size() + due.length == size;
    if (!fits || !tail.position(tail.limit() - due.length).equals(ByteBuffer.wrap(due))) {
      throw damaged("its end, which says where the directory is, is not as it was written");
    }
    return read;
  }

  /**
   * The next entry of the directory; empty behind the last.
   *
   * @throws IOException where the directory cannot be followed further
   */
  Optional<ZipHeader> next() throws IOException {
    if (seen == end.entries()) {
      if (directory.left() != 0 || next != end.directory()) {
        throw damaged("it holds bytes that belong to no entry");
      }
      return Optional.empty();
    }
    ByteBuffer fixed = directory.take(ZipHeader.CENTRAL_SIZE);
    ByteBuffer rest = directory.take((fixed.getShort(28) & 0xffff) + (fixed.getShort(30) & 0xffff));
    ZipHeader header = ZipHeader.ofCentral(fixed, rest);
    seen++;
    byte[] due = header.central();
    boolean same =
        due.length == fixed.limit() + rest.limit()
            && fixed.rewind().equals(ByteBuffer.wrap(due, 0, fixed.limit()))
            && rest.rewind().equals(ByteBuffer.wrap(due, fixed.limit(), rest.limit()));
    if (!same || header.at() != next) {
      throw damaged("entry " + seen + " of its directory is not as it was written");
    }
    next = header.at() + header.localSize() + header.packed();
    return Optional.of(header);
  }

  /** The entry's bytes, checked to the last: reading fails where one is not as it was written. */
  InputStream open(ZipHeader entry) throws IOException {
    checkLocal(entry);
    inflater.reset();
    return new Checked(entry, packed(entry));
  }

  /** The entry's bytes as they lie compressed; those before them are checked. */
  InputStream openPacked(ZipHeader entry) throws IOException {
    checkLocal(entry);
    return packed(entry);
  }

  /** The entry's bytes as they lie compressed. */
  InputStream packed(ZipHeader entry) throws IOException {
    return new Stretch(entry.at() + entry.localSize(), entry.packed());
  }

  /**
   * The entry's bytes as they lie in the file, those before its data included.
   *
   * @param entry with few enough of them
   */
  byte[] whole(ZipHeader entry) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(entry.localSize() + entry.packed())];
    fill(ByteBuffer.wrap(bytes), entry.at());
    return bytes;
  }

  /** Copies a stretch of the file. */
  void copy(long from, long size, OutputStream out) throws IOException {
    new Stretch(from, size, COPIED_AT_ONCE).transferTo(out);
  }

  /** Where the directory begins; before it lie the entries, one behind the other. */
  long directory() {
    return end.directory();
  }

  long size() throws IOException {
    return channel.size();
  }

  private void checkLocal(ZipHeader entry) throws IOException {
    ByteBuffer found = ZipHeader.buffer(entry.localSize());
    fill(found, entry.at());
    if (!found.equals(ByteBuffer.wrap(entry.local()))) {
      throw new IOException("the bytes before it are not as they were written");
    }
  }

  private void fill(ByteBuffer buffer, long from) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new EOFException("the file " + file + " is cut short");
      }
    }
    buffer.flip();
  }

  private IOException damaged(String what) {
    return new IOException("The file " + file + " is damaged: " + what + ".");
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    channel.close();
  }

  /** A stretch of the file. */
  private final class Stretch extends InputStream {
    private final byte[] bytes;
    private final ByteBuffer buffer;
    private long at;
    private long left;

    Stretch(long at, long size) {
      // Most letters are small: a larger buffer for each would only be cleared.
      this(at, size, 1 << 16);
    }

    Stretch(long at, long size, int atOnce) {
      this.at = at;
      this.left = size;
      this.bytes = new byte[Math.clamp(size, 1, atOnce)];
      this.buffer = ByteBuffer.wrap(bytes).limit(0);
    }

    long left() {
      return left + buffer.remaining();
    }

    ByteBuffer take(int size) throws IOException {
      byte[] taken = readNBytes(size);
      if (taken.length < size) {
        throw damaged("its directory is cut short");
      }
      return ZipHeader.buffer(size).put(taken).flip();
    }

    private boolean more() throws IOException {
      if (!buffer.hasRemaining() && left > 0) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), left));
        fill(buffer, at);
        at += buffer.limit();
        left -= buffer.limit();
      }
      return buffer.hasRemaining();
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
      long sent = 0;
      while (more()) {
        out.write(bytes, buffer.position(), buffer.remaining());
        sent += buffer.remaining();
        buffer.position(buffer.limit());
      }
      return sent;
    }

    @Override
    public int read() throws IOException {
      return more() ? buffer.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!more()) {
        return -1;
      }
      int n = Math.min(length, buffer.remaining());
      buffer.get(into, from, n);
      return n;
    }
  }

  /** Unpacks, and compares checksum and sizes when the end is reached. */
  private final class Checked extends FilterInputStream {
    private final ZipHeader entry;
    private final InputStream packed;
    private final CRC32 crc = new CRC32();
    private long size;

    Checked(ZipHeader entry, InputStream packed) {
      super(
          entry.method() == ZipHeader.STORED
              ? packed
              : new InflaterInputStream(packed, inflater, Math.clamp(entry.packed(), 1, 1 << 15)));
      this.entry = entry;
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int n = in.read(into, from, length);
      if (n >= 0) {
        crc.update(into, from, n);
        size += n;
        if (size > entry.size()) {
          throw new IOException("it is longer than it was");
        }
        return n;
      }
      boolean unpackedAll = entry.method() == ZipHeader.STORED || inflater.getRemaining() == 0;
      if (size != entry.size()
          || (int) crc.getValue() != entry.crc()
          || !unpackedAll
          || packed.read() >= 0) {
        throw new IOException("its bytes are not as they were written");
      }
      return -1;
    }

    @Override
    public void close() {
      // The file stays open for the next entry.
    }
  }
}
