package io.tradepost.archive.backup;

import io.tradepost.mailbox.FolderPath;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads {@link EmlZip}. */
final class EmlZipReader implements BackupReader {
  private final ZipReader zip;
  private final Receiving receiving = new Receiving();
  private final List<FolderPath> folders = new ArrayList<>();
  private @Nullable ZipHeader first;

  EmlZipReader(Path file) throws IOException {
    this.zip = new ZipReader(file);
    try {
      readFolders();
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private void readFolders() throws IOException {
    var entry = zip.next();
    for (; entry.isPresent() && entry.get().folder(); entry = zip.next()) {
      String name = entry.get().name();
      try (InputStream in = zip.open(entry.get())) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      folders.add(PlainNames.folder(name.substring(0, name.length() - 1)));
    }
    first = entry.orElse(null);
  }

  @Override
  public List<FolderPath> folders() {
    return List.copyOf(folders);
  }

  @Override
  public Optional<Found> next() throws IOException {
    Optional<ZipHeader> entry = first != null ? Optional.of(first) : zip.next();
    first = null;
    return entry.isEmpty() ? Optional.empty() : Optional.of(found(entry.get()));
  }

  private Found found(ZipHeader entry) {
    try (InputStream in = zip.open(entry)) {
      return new Found.Whole(entry.name(), PlainNames.above(entry.name()), receiving.all(in));
    } catch (ZipException | EOFException e) {
      return new Found.Damaged(entry.name(), "it does not unpack");
    } catch (IOException e) {
      return new Found.Damaged(entry.name(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    try (zip) {
      receiving.close();
    }
  }
}
