package io.tradepost.archive.backup;

import io.tradepost.archive.DamagedLetterException;
import io.tradepost.archive.backup.Attendant.Stage;
import io.tradepost.archive.backup.BackupOutcome.Skipped;
import io.tradepost.letter.LetterReader;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Some letters in a file of their own, with a manifest beside it, read back before it has its name.
 * Never replaces anything.
 */
public final class Export {
  private final Disk disk;
  private final Path to;
  private final BackupFormat format;
  private final LetterReader reader;

  /**
   * @param to does not exist yet
   */
  public Export(Disk disk, Path to, BackupFormat format, LetterReader reader) {
    this.disk = disk;
    this.to = to;
    this.format = format;
    this.reader = reader;
  }

  /**
   * What came of it.
   *
   * @param written letters in the file
   * @param readBack of these, how many came out as they went in
   * @param skipped those that could not be written
   * @param faults what did not come out as it went in; then there is no file
   */
  public record Outcome(
      long written,
      long readBack,
      long size,
      List<Skipped> skipped,
      List<Verification.Fault> faults) {
    public Outcome {
      skipped = List.copyOf(skipped);
      faults = List.copyOf(faults);
    }
  }

  /**
   * Writes it.
   *
   * @throws FileAlreadyExistsException where something has that name already
   */
  public Outcome run(BackupSource source, Instant made, Attendant attendant) throws IOException {
    Path fresh = to.resolveSibling(to.getFileName() + ".new");
    Path freshManifest = BackupFiles.manifest(fresh);
    for (Path path : List.of(to, BackupFiles.manifest(to), fresh, freshManifest)) {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(path.toString());
      }
    }
    boolean done = false;
    try {
      Outcome outcome = write(source, made, fresh, attendant);
      if (outcome.faults().isEmpty()) {
        disk.rename(freshManifest, BackupFiles.manifest(to));
        disk.rename(fresh, to);
        disk.sync(folder());
        done = true;
      }
      return outcome;
    } finally {
      if (!done) {
        disk.delete(fresh);
        disk.delete(freshManifest);
      }
    }
  }

  private Path folder() {
    return java.util.Objects.requireNonNull(to.toAbsolutePath().getParent());
  }

  private Outcome write(BackupSource source, Instant made, Path fresh, Attendant attendant)
      throws IOException {
    List<Skipped> skipped = new ArrayList<>();
    Manifest.Totals totals;
    Manifest.Head head = new Manifest.Head("", 0, format.name(), made, "");
    try (ManifestWriter manifest = new ManifestWriter(disk, BackupFiles.manifest(fresh), head);
        BackupWriter writer = format.write(disk, fresh, Optional.empty())) {
      List<FolderPath> folders = source.folders();
      writer.folders(folders);
      for (FolderPath folder : folders) {
        manifest.folder(folder);
      }
      long offered = 0;
      for (FolderPath folder : folders) {
        for (Copy copy : source.copies(folder)) {
          attendant.at(Stage.WRITING, ++offered);
          Optional<BackupWriter.Place> place = place(source, copy, writer, skipped);
          if (place.isPresent()) {
            manifest.kept(copy, place.get());
          }
        }
      }
      totals = manifest.finish(writer.finish());
    }
    Verification found =
        Verifier.verify(format, fresh, BackupFiles.manifest(fresh), Set.of(), attendant);
    return new Outcome(
        totals.copies(), found.copies(), totals.sum().size(), skipped, found.faults());
  }

  private Optional<BackupWriter.Place> place(
      BackupSource source, Copy copy, BackupWriter writer, List<Skipped> skipped)
      throws IOException {
    try {
      Optional<BackupWriter.Place> added =
          source.read(copy, raw -> writer.add(new BackupLetter(copy, raw, reader)));
      if (added.isEmpty()) {
        skipped.add(new Skipped(copy, "the vault lacks its bytes"));
      }
      return added;
    } catch (DamagedLetterException e) {
      skipped.add(new Skipped(copy, "its bytes in the vault are damaged"));
      return Optional.empty();
    }
  }
}
