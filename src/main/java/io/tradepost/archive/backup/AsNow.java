package io.tradepost.archive.backup;

import io.tradepost.archive.backup.BackupOutcome.Tally;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what a backup keeps with what there is to be kept, line by line. For one use. */
final class AsNow {
  private final BackupSource source;
  private @Nullable IOException failed;

  AsNow(BackupSource source) {
    this.source = source;
  }

  /** The counts where a manifest tells of the very copies that there are, as they are now. */
  Optional<Tally> in(ManifestReader manifest) throws IOException {
    LinesWritten spelled = new LinesWritten();
    long offered = 0;
    long gone = 0;
    List<FolderPath> folders = given(source::folders);
    for (FolderPath folder : folders) {
      if (!manifest.nextBegins(spelled.of(new Manifest.Line.Folder(folder)))) {
        return Optional.empty();
      }
    }
    for (FolderPath folder : folders) {
      for (Copy copy : given(() -> source.copies(folder))) {
        offered++;
        if (copy.gone().isPresent()) {
          gone++;
        }
        if (!manifest.nextBegins(spelled.beginOf(copy))) {
          return Optional.empty();
        }
      }
    }
    return manifest.next().isEmpty()
        ? Optional.of(new Tally(offered, gone, 0, 0, 0, List.of()))
        : Optional.empty();
  }

  @FunctionalInterface
  private interface Asking<T> {
    T ask() throws IOException;
  }

  private <T> T given(Asking<T> asking) throws IOException {
    try {
      return asking.ask();
    } catch (IOException e) {
      failed = e;
      throw e;
    }
  }

  /** Throws again what the source could not give: that is no fault of the backup's. */
  void check() throws IOException {
    if (failed != null) {
      throw failed;
    }
  }
}
