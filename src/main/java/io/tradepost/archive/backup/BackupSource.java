package io.tradepost.archive.backup;

import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a mailbox's backup of a year is made of. */
public interface BackupSource {
  /** Every folder, each after the one that it lies in. */
  List<FolderPath> folders() throws IOException;

  /** The copies that lie in a folder, or lay there last, with their letters' bytes kept. */
  List<Copy> copies(FolderPath folder) throws IOException;

  /** What is done with a letter's bytes while they are at hand. */
  @FunctionalInterface
  interface Reading<T> {
    T read(RawLetter raw) throws IOException;
  }

  /** Reads a letter's bytes; empty where they are not kept. */
  <T> Optional<T> read(Copy copy, Reading<T> reading) throws IOException;
}
