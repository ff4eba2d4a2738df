package io.tradepost.archive.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/** A form that backups are written in. */
public interface BackupFormat {
  /** As the settings name it. */
  String name();

  /** What the file's name ends with, from the dot on. */
  String suffix();

  /**
   * Begins a backup.
   *
   * @param to does not exist yet
   * @param previous where letters can be taken over from
   */
  BackupWriter write(Disk disk, Path to, Optional<Previous> previous) throws IOException;

  /** Opens a backup. */
  BackupReader read(Path from) throws IOException;

  /** Whether its letters can be read here: an encrypted one opens to whoever has the key. */
  default boolean opens(Path from) {
    return true;
  }

  /** The size and SHA-256 of all that lies in a backup, to be held against the writer's. */
  BackupWriter.Sum sum(Path of) throws IOException;

  /**
   * Opens a backup to read it through.
   *
   * @param known the letters, counted from 0, that were taken over and came out whole before: of
   *     these a format may give their bytes as they lie there instead of unpacking them
   */
  default BackupProof prove(Path of, BitSet known) throws IOException {
    return new PlainProof(this, of);
  }

  /**
   * The backup before.
   *
   * @param bySha256 where in it each letter lies
   */
  record Previous(Path file, Map<String, BackupWriter.Place> bySha256) {}
}
