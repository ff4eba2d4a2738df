package io.tradepost.archive.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * How one backup follows another by renames alone, none of which replaces anything: whatever stops
 * it, both lie there whole, and {@link #settle} knows from the names how far it came.
 */
final class Succession {
  private final Disk disk;
  private final BackupFiles files;

  Succession(Disk disk, BackupFiles files) {
    this.disk = disk;
    this.files = files;
  }

  /** Works off what was cut short: what was checked takes its place, what was not is removed. */
  void settle() throws IOException {
    clearFresh();
    for (Path gone : files.allGone()) {
      finishRemoval(gone);
    }
    for (Path held : files.allHeld()) {
      if (!Files.exists(BackupFiles.manifest(held))) {
        disk.delete(held); // cut short between file and manifest, which comes second
      }
    }
    Path checked = files.checked();
    if (Files.exists(BackupFiles.manifest(checked))) {
      succeed();
    } else {
      disk.delete(checked);
    }
  }

  /** Removes a backup that was not completed. */
  void clearFresh() throws IOException {
    for (Path left : files.allFresh()) {
      disk.delete(left);
    }
  }

  /** What was written and read back becomes the last good backup, and that one an older one. */
  void install() throws IOException {
    disk.rename(files.fresh(), files.checked());
    // From this rename on the new one counts; before it, the old one.
    disk.rename(BackupFiles.manifest(files.fresh()), BackupFiles.manifest(files.checked()));
    disk.sync(files.folder());
    succeed();
  }

  private void succeed() throws IOException {
    Path last = files.last();
    Path lastManifest = BackupFiles.manifest(last);
    Path checked = files.checked();
    Path checkedManifest = BackupFiles.manifest(checked);
    if (Files.exists(checked)) {
      if (Files.exists(last)) {
        makeOlder(last, lastManifest);
      } else {
        disk.delete(lastManifest); // of a backup that somebody took away
      }
      disk.rename(checked, last);
    } else if (Files.exists(lastManifest)) {
      disk.delete(checkedManifest); // likewise
      return;
    }
    disk.rename(checkedManifest, lastManifest);
    disk.sync(files.folder());
  }

  private void makeOlder(Path last, Path lastManifest) throws IOException {
    Path older;
    if (Files.exists(lastManifest)) {
      older = free(made(last, lastManifest));
      disk.rename(lastManifest, BackupFiles.manifest(older));
    } else {
      older = cutShort(last);
    }
    disk.rename(last, older);
  }

  /** The older backup whose manifest has gone ahead, or one that has none. */
  private Path cutShort(Path last) throws IOException {
    for (Path manifest : files.olderManifests()) {
      String name = String.valueOf(manifest.getFileName());
      Path file =
          manifest.resolveSibling(name.substring(0, name.length() - Manifest.ENDING.length()));
      if (!Files.exists(file)) {
        return file;
      }
    }
    return free(Files.getLastModifiedTime(last).toInstant());
  }

  /** A name that no other has: somebody may have put an older backup in the last one's place. */
  private Path free(Instant made) {
    Instant stamp = made;
    Path older = files.older(stamp);
    while (Files.exists(older) || Files.exists(BackupFiles.manifest(older))) {
      stamp = stamp.plusSeconds(1);
      older = files.older(stamp);
    }
    return older;
  }

  private static Instant made(Path last, Path manifest) throws IOException {
    try (ManifestReader reader = new ManifestReader(manifest)) {
      return reader.head().made();
    } catch (IOException damaged) {
      return Files.getLastModifiedTime(last).toInstant();
    }
  }

  /** What was written and read back is kept beside the last good one, and an earlier such goes. */
  Path hold(Instant made) throws IOException {
    List<Path> earlier = files.allHeld();
    Path held = files.held(made);
    disk.rename(files.fresh(), held);
    disk.rename(BackupFiles.manifest(files.fresh()), BackupFiles.manifest(held));
    disk.sync(files.folder());
    for (Path one : earlier) {
      remove(one);
    }
    return held;
  }

  /**
   * Removes the oldest beyond so many, the last good one counted, and what was held before it. One
   * whose manifest is missing or damaged is left: what it may hold that others lack, nobody knows.
   */
  void prune(int keep) throws IOException {
    List<Path> older = files.allOlder().stream().filter(Succession::hasManifest).toList();
    for (Path one : older.subList(0, Math.max(0, older.size() - (keep - 1)))) {
      remove(one);
    }
    for (Path one : files.allHeld()) {
      remove(one);
    }
  }

  private static boolean hasManifest(Path file) {
    try {
      Seal.of(BackupFiles.manifest(file));
      return true;
    } catch (IOException missingOrDamaged) {
      return false;
    }
  }

  private void remove(Path file) throws IOException {
    disk.rename(file, BackupFiles.gone(file));
    finishRemoval(BackupFiles.gone(file));
  }

  private void finishRemoval(Path gone) throws IOException {
    disk.delete(BackupFiles.manifest(BackupFiles.beforeGone(gone)));
    disk.delete(gone);
  }
}
