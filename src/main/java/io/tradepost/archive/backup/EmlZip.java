package io.tradepost.archive.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Optional;

/**
 * A .zip file with the mailbox's folders and one {@code .eml} file for each letter, named by date,
 * sender and subject: opens by a double click anywhere.
 *
 * @param zone in which the names say when a letter arrived
 */
public record EmlZip(ZoneId zone) implements BackupFormat {
  @Override
  public String name() {
    return "eml-zip";
  }

  @Override
  public String suffix() {
    return ".zip";
  }

  @Override
  public BackupWriter write(Disk disk, Path to, Optional<Previous> previous) throws IOException {
    return new EmlZipWriter(disk, to, zone, previous);
  }

  @Override
  public BackupReader read(Path from) throws IOException {
    return new EmlZipReader(from);
  }

  @Override
  public BackupProof prove(Path of, BitSet known) throws IOException {
    return new EmlZipProof(of, known);
  }

  @Override
  public BackupWriter.Sum sum(Path of) throws IOException {
    return Sha256.of(of);
  }
}
