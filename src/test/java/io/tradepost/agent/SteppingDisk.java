package io.tradepost.agent;

import io.tradepost.archive.backup.Disk;
import io.tradepost.archive.backup.LocalDisk;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A disk that tells of each step before it takes it, in words that are the same in each run: {@code
 * rename 2026Britty.zip.new}.
 */
final class SteppingDisk implements Disk {
  private final Disk disk = new LocalDisk();
  private final Consumer<String> told;

  SteppingDisk(Consumer<String> told) {
    this.told = told;
  }

  /** Letters of a Maildir and times of older backups differ. */
  private void tell(String step, Path path) {
    String last = path.getFileName().toString();
    for (Path part : path) {
      if (part.toString().contains(".maildir") && !part.equals(path.getFileName())) {
        last = "within " + part;
      }
    }
    told.accept(step + " " + last.replaceAll("\\d{8}T\\d{6}Z", "STAMP"));
  }

  private OutputStream telling(Path file, OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        tell("write", file);
        out.write(bytes, from, length);
      }
    };
  }

  @Override
  public OutputStream create(Path file) throws IOException {
    tell("create", file);
    return telling(file, disk.create(file));
  }

  @Override
  public OutputStream setAside(Path file) throws IOException {
    tell("set aside", file);
    return telling(file, disk.setAside(file));
  }

  @Override
  public void makeFolder(Path folder) throws IOException {
    tell("make", folder);
    disk.makeFolder(folder);
  }

  @Override
  public void sync(Path fileOrFolder) throws IOException {
    tell("sync", fileOrFolder);
    disk.sync(fileOrFolder);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    tell("rename", from);
    disk.rename(from, to);
    tell("renamed", from);
  }

  @Override
  public void delete(Path fileOrFolder) throws IOException {
    tell("delete", fileOrFolder);
    disk.delete(fileOrFolder);
  }
}
