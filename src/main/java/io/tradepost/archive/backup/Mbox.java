package io.tradepost.archive.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A .zip file with one mbox file for each folder, in the form named mboxrd: a line of a letter that
 * begins with {@code From}, after any number of {@code >}, gets one {@code >} more, so that it can
 * be taken off again.
 */
public record Mbox() implements BackupFormat {
  static final String ENDING = ".mbox";

  @Override
  public String name() {
    return "mbox";
  }

  @Override
  public String suffix() {
    return ".mbox.zip";
  }

  @Override
  public BackupWriter write(Disk disk, Path to, Optional<Previous> previous) throws IOException {
    return new MboxWriter(disk, to);
  }

  @Override
  public BackupReader read(Path from) throws IOException {
    return new MboxReader(from);
  }

  @Override
  public BackupWriter.Sum sum(Path of) throws IOException {
    return Sha256.of(of);
  }
}
