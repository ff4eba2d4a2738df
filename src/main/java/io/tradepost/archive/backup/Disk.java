package io.tradepost.archive.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * What a backup does to a file system: few and plain steps, so that each can be made to fail.
 * Reading is not among them; it changes nothing.
 */
public interface Disk {
  /** A new file, for its owner only; fails where there is one. */
  OutputStream create(Path file) throws IOException;

  /**
   * The same for what is set aside for a moment and removed again: nobody minds whether the disk
   * ever takes it down.
   */
  OutputStream setAside(Path file) throws IOException;

  /** A new folder, for its owner only, with those above it; well where it is there. */
  void makeFolder(Path folder) throws IOException;

  /** Returns when the file's bytes, or the names in the folder, outlive a power failure. */
  void sync(Path fileOrFolder) throws IOException;

  /** Gives a file or folder another name in the same folder; never replaces another. */
  void rename(Path from, Path to) throws IOException;

  /** Removes a file, or a folder with all that is in it; well where there is none. */
  void delete(Path fileOrFolder) throws IOException;
}
