package io.tradepost.archive.backup;

import io.tradepost.mailbox.FolderPath;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads a backup through, once and to its last byte, and tells what lies there, so that it can be
 * held against the manifest. For one thread, which several may help.
 */
public interface BackupProof extends Closeable {
  /** Every folder. */
  List<FolderPath> folders() throws IOException;

  /**
   * What lies at the next place, in the order in which it was written; empty at the end.
   *
   * @throws IOException where the backup cannot be read at all from here on
   */
  Optional<Proof> next() throws IOException;

  /** Of all that lies there; asked for at the end. */
  BackupWriter.Sum sum() throws IOException;

  /** What lies at a place. */
  sealed interface Proof {
    /** The place that the writer gave. */
    String name();

    /**
     * A letter that came out.
     *
     * @param sha256 of its bytes
     */
    record Unpacked(String name, FolderPath folder, String sha256) implements Proof {}

    /**
     * A letter as it lies there, compressed: it came out whole when the same bytes lay in an
     * earlier backup.
     *
     * @param packed their SHA-256
     */
    record Packed(String name, FolderPath folder, String packed) implements Proof {}

    /** A letter that cannot be read, and why. */
    record Damaged(String name, String why) implements Proof {}
  }
}
