package io.tradepost.archive.backup;

import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries of an {@link EmlZip}: its folders, which come first, and then letter by letter. */
final class EmlZipEntries {
  private final ZipReader zip;
  private final List<FolderPath> folders = new ArrayList<>();
  private @Nullable ZipHeader first;

  /** Told of each folder's entry, once it was found well. */
  @FunctionalInterface
  interface OfFolder {
    void read(ZipHeader entry) throws IOException;
  }

  EmlZipEntries(ZipReader zip, OfFolder told) throws IOException {
    this.zip = zip;
    Optional<ZipHeader> entry = zip.next();
    for (; entry.isPresent() && entry.get().folder(); entry = zip.next()) {
      String name = entry.get().name();
      try (InputStream in = zip.open(entry.get())) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      told.read(entry.get());
      folders.add(PlainNames.folder(name.substring(0, name.length() - 1)));
    }
    first = entry.orElse(null);
  }

  List<FolderPath> folders() {
    return List.copyOf(folders);
  }

  /** The next letter; empty behind the last. */
  Optional<ZipHeader> next() throws IOException {
    if (first != null) {
      ZipHeader letter = first;
      first = null;
      return Optional.of(letter);
    }
    return zip.next();
  }
}
