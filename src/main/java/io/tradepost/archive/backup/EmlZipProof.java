package io.tradepost.archive.backup;

import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads an {@link EmlZip} through: every byte is read once, in the order of the file, and goes into
 * the file's digest; what an entry's bytes say is worked out by whoever has time.
 */
final class EmlZipProof implements BackupProof {
  private static final long MOST_AHEAD = 6 << 20;

  /** An entry that is larger is read from the file again, instead of being held. */
  private static final long LARGE = 1 << 21;

  private final Path file;
  private final ZipReader zip;
  private final BitSet known;
  private final Ahead<Proof> ahead = new Ahead<>(MOST_AHEAD);
  private final ConcurrentLinkedQueue<Unpacking> idle = new ConcurrentLinkedQueue<>();
  private final SummingStream sum = new SummingStream(java.io.OutputStream.nullOutputStream());
  private final EmlZipEntries entries;
  private @Nullable IOException broken;
  private boolean atEnd;
  private int letters;

  EmlZipProof(Path file, BitSet known) throws IOException {
    this.file = file;
    this.known = known;
    this.zip = new ZipReader(file);
    try {
      this.entries = new EmlZipEntries(zip, this::add);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private void add(ZipHeader entry) throws IOException {
    zip.copy(entry.at(), entry.localSize() + entry.packed(), sum);
  }

  @Override
  public List<FolderPath> folders() {
    return entries.folders();
  }

  @Override
  public Optional<Proof> next() throws IOException {
    while (!atEnd && broken == null && !ahead.full()) {
      try {
        Optional<ZipHeader> entry = entries.next();
        if (entry.isPresent()) {
          give(entry.get());
        } else {
          atEnd = true;
        }
      } catch (IOException e) {
        broken = e; // first what was read before
      }
    }
    Optional<Proof> proof = ahead.next();
    if (proof.isEmpty() && broken != null) {
      throw broken;
    }
    return proof;
  }

  private void give(ZipHeader entry) throws IOException {
    boolean packed = known.get(letters);
    letters++;
    long size = entry.localSize() + entry.packed();
    if (size < LARGE) {
      byte[] bytes = zip.whole(entry);
      sum.write(bytes, 0, bytes.length);
      ahead.give(size, () -> proof(entry, bytes, packed));
    } else {
      add(entry);
      Proof proof = large(entry, packed);
      ahead.give(0, () -> proof);
    }
  }

  private Proof proof(ZipHeader entry, byte[] bytes, boolean packed) {
    String name = entry.name();
    Unpacking unpacking = unpacking();
    try {
      FolderPath folder = PlainNames.above(name);
      return packed
          ? new Proof.Packed(name, folder, unpacking.packed(entry, bytes))
          : new Proof.Unpacked(name, folder, unpacking.unpacked(entry, bytes));
    } catch (IOException e) {
      return new Proof.Damaged(name, String.valueOf(e.getMessage()));
    } finally {
      idle.add(unpacking);
    }
  }

  private Unpacking unpacking() {
    Unpacking waiting = idle.poll();
    return waiting == null ? new Unpacking() : waiting;
  }

  private Proof large(ZipHeader entry, boolean packed) {
    String name = entry.name();
    try (InputStream in = packed ? zip.openPacked(entry) : zip.open(entry)) {
      FolderPath folder = PlainNames.above(name);
      String sha256 = Sha256.of(in);
      return packed
          ? new Proof.Packed(name, folder, sha256)
          : new Proof.Unpacked(name, folder, sha256);
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      return new Proof.Damaged(name, Unpacking.NOT_UNPACKED);
    } catch (IOException e) {
      return new Proof.Damaged(name, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public BackupWriter.Sum sum() throws IOException {
    if (!atEnd) {
      return Sha256.of(file);
    }
    zip.copy(zip.directory(), zip.size() - zip.directory(), sum);
    return sum.sum();
  }

  @Override
  public void close() throws IOException {
    ahead.drop();
    try (zip) {
      idle.forEach(Unpacking::end);
    }
  }
}
