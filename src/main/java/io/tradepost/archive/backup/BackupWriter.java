package io.tradepost.archive.backup;

import io.tradepost.mailbox.FolderPath;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Writes one backup, from front to back: every folder first, then the letters, all those of one
 * folder together and the folders in the order they were given. Each letter is handed over once.
 * For one thread. Closing before {@link #finish} leaves a piece of a file, which the caller
 * removes.
 */
public interface BackupWriter extends Closeable {
  /**
   * Where a letter has come to lie.
   *
   * @param name which {@link BackupReader} gives back with it
   * @param packed the SHA-256 of its bytes as they lie there, compressed, by which the next month
   *     knows them again; empty where the format takes nothing over
   */
  record Place(String name, String packed) {}

  /** Told where a letter has come to lie, once it does: in the order of the letters. */
  @FunctionalInterface
  interface Placed {
    void at(Place place) throws IOException;
  }

  /** The size and SHA-256 of all that was written. */
  record Sum(long size, String sha256) {}

  /** Every folder, the empty ones too, each after the one that it lies in. Called once, first. */
  void folders(List<FolderPath> folders) throws IOException;

  /** Writes a letter, now or while the next ones are added. */
  void add(BackupLetter letter, Placed placed) throws IOException;

  /**
   * Takes over a letter from the previous backup as it lies there, compressed. False where the
   * previous one lacks it or the format cannot do it, and the letter must be {@linkplain #add
   * added}.
   */
  boolean takeOver(Copy copy, Placed placed) throws IOException;

  /** Completes the backup, and {@linkplain Disk#sync has the disk keep it for good}. */
  Sum finish() throws IOException;
}
