package io.tradepost.archive.backup;

import io.tradepost.mailbox.FolderPath;
import java.time.Instant;

/**
 * What a backup's manifest says: a file of JSON Lines, compressed with gzip, beside the backup. The
 * first line tells of the whole, then comes a line for each folder, one for each copy of a letter
 * in the order in which they lie in the backup, one with the totals, and last the seal.
 */
final class Manifest {
  /** What the file's name ends with. */
  static final String ENDING = ".manifest.jsonl.gz";

  private Manifest() {}

  /**
   * The first line.
   *
   * @param format as the settings name it
   * @param made when the backup was begun
   * @param previous the {@link Seal} of the manifest before; empty for the first
   */
  record Head(String mailbox, int year, String format, Instant made, String previous) {}

  /** A line between the first and the totals. */
  sealed interface Line {
    /** A folder, empty or not. */
    record Folder(FolderPath path) implements Line {}

    /**
     * A copy of a letter.
     *
     * @param place where the letter lies in the backup
     */
    record Kept(Copy copy, BackupWriter.Place place) implements Line {
      String name() {
        return place.name();
      }
    }
  }

  /**
   * The totals.
   *
   * @param letters each counted once, however many copies it has
   * @param bytes of all copies
   * @param sum of the backup file
   */
  record Totals(long folders, long copies, long letters, long bytes, BackupWriter.Sum sum) {}
}
