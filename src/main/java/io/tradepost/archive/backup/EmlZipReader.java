package io.tradepost.archive.backup;

import io.tradepost.mailbox.FolderPath;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/** Reads {@link EmlZip}. */
final class EmlZipReader implements BackupReader {
  private final ZipReader zip;
  private final Receiving receiving = new Receiving();
  private final EmlZipEntries entries;

  EmlZipReader(Path file) throws IOException {
    this.zip = new ZipReader(file);
    try {
      this.entries = new EmlZipEntries(zip, folder -> {});
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  @Override
  public List<FolderPath> folders() {
    return entries.folders();
  }

  @Override
  public Optional<Found> next() throws IOException {
    return entries.next().map(this::found);
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
