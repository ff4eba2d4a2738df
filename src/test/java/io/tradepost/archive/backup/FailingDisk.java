package io.tradepost.archive.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A disk on which a step fails, told by its number, and on which nobody waits for the platter. */
final class FailingDisk implements Disk {
  /** How it fails. */
  enum Trouble {
    /** This step and all after it, as after a kill: nobody is left to tidy up. */
    KILL,
    /** This step and all after it that need room; removing and renaming go on. */
    FULL,
    /** This step alone, as when a share was away for a moment. */
    HICCUP
  }

  private final Disk disk = new LocalDisk();
  private final Trouble trouble;
  private final long failing;
  private long steps;

  FailingDisk(Trouble trouble, long failing) {
    this.trouble = trouble;
    this.failing = failing;
  }

  /** One on which all goes well. */
  static FailingDisk never() {
    return new FailingDisk(Trouble.HICCUP, Long.MAX_VALUE);
  }

  /** How many steps were taken. */
  synchronized long steps() {
    return steps;
  }

  private synchronized boolean fails(boolean needsRoom) {
    steps++;
    return switch (trouble) {
      case KILL -> steps >= failing;
      case FULL -> steps >= failing && needsRoom;
      case HICCUP -> steps == failing;
    };
  }

  private void step(boolean needsRoom, String what) throws IOException {
    if (fails(needsRoom)) {
      throw new IOException(trouble + " at step " + steps() + ": " + what);
    }
  }

  @Override
  public OutputStream create(Path file) throws IOException {
    step(true, "create " + file);
    return failing(file, disk.create(file));
  }

  @Override
  public OutputStream setAside(Path file) throws IOException {
    step(true, "set aside " + file);
    return failing(file, disk.setAside(file));
  }

  private OutputStream failing(Path file, OutputStream to) {
    return new FilterOutputStream(to) {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        if (fails(true)) {
          out.write(bytes, from, length / 2);
          throw new IOException(trouble + " at step " + steps() + ": write " + file);
        }
        out.write(bytes, from, length);
      }
    };
  }

  @Override
  public void makeFolder(Path folder) throws IOException {
    step(true, "make " + folder);
    disk.makeFolder(folder);
  }

  @Override
  public void sync(Path fileOrFolder) throws IOException {
    step(true, "sync " + fileOrFolder); // no power fails here, so there is nothing to wait for
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    step(false, "rename " + from);
    disk.rename(from, to);
  }

  @Override
  public void delete(Path fileOrFolder) throws IOException {
    step(false, "delete " + fileOrFolder);
    disk.delete(fileOrFolder);
  }
}
