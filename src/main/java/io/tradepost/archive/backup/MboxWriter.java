package io.tradepost.archive.backup;

import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes {@link Mbox}. */
final class MboxWriter implements BackupWriter {
  private final ZipWriter zip;
  private final PlainNames names = new PlainNames(Set.of());
  private final List<FolderPath> toCome = new ArrayList<>();
  private @Nullable FolderPath current;
  private ZipWriter.@Nullable Entry entry;
  private long number;

  MboxWriter(Disk disk, Path to) throws IOException {
    this.zip = new ZipWriter(disk, to);
  }

  @Override
  public void folders(List<FolderPath> folders) {
    toCome.addAll(folders);
  }

  @Override
  public void add(BackupLetter letter, Placed placed) throws IOException {
    Copy copy = letter.copy();
    ZipWriter.Entry into = entryOf(copy.folder());
    RawLetter raw = letter.raw();
    into.write(FromLines.before(copy.arrived(), ended(raw)));
    FromLines.Quoting quoting = new FromLines.Quoting(into);
    try (InputStream in = raw.open()) {
      in.transferTo(quoting);
    }
    boolean ended = quoting.end();
    into.write('\n');
    if (!ended) {
      into.write('\n');
    }
    number++;
    placed.at(new Place(name(copy.folder()) + "#" + number, ""));
  }

  private static boolean ended(RawLetter raw) throws IOException {
    try (InputStream in = raw.open()) {
      in.skipNBytes(Math.max(0, raw.size() - 1));
      int last = in.read();
      return last == '\n' || last < 0;
    }
  }

  @Override
  public boolean takeOver(Copy copy, Placed placed) {
    return false;
  }

  private ZipWriter.Entry entryOf(FolderPath folder) throws IOException {
    while (!folder.equals(current)) {
      if (toCome.isEmpty()) {
        throw new IllegalArgumentException(
            folder + " is no folder of this backup, or is complete already");
      }
      endEntry();
      current = toCome.removeFirst();
      entry = zip.entry(name(current), Instant.EPOCH);
      number = 0;
    }
    return java.util.Objects.requireNonNull(entry);
  }

  private void endEntry() throws IOException {
    if (entry != null) {
      entry.finish();
      entry = null;
    }
  }

  private String name(FolderPath folder) {
    return names.of(folder) + Mbox.ENDING;
  }

  @Override
  public Sum finish() throws IOException {
    while (!toCome.isEmpty()) {
      entryOf(toCome.getFirst());
    }
    endEntry();
    return zip.finish();
  }

  @Override
  public void close() throws IOException {
    try (zip) {
      if (entry != null) {
        entry.close();
      }
    }
  }
}
