package io.tradepost.archive.backup;

import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Gives back what a {@link BackupWriter} wrote. For one thread. */
public interface BackupReader extends Closeable {
  /** Every folder, in the order in which they were written where the format keeps it. */
  List<FolderPath> folders() throws IOException;

  /**
   * The next letter, in the order in which they were written; empty at the end. Damage costs the
   * letter that it strikes, and others only where the format packs them together.
   *
   * @throws IOException where the backup cannot be read at all from here on
   */
  Optional<Found> next() throws IOException;

  /** What lies at a place in a backup. */
  sealed interface Found {
    /** The place that the writer gave. */
    String name();

    /** A letter; its bytes are at hand until the next one is asked for. */
    record Whole(String name, FolderPath folder, RawLetter raw) implements Found {}

    /** A letter that cannot be read, and why. */
    record Damaged(String name, String why) implements Found {}
  }
}
