package io.tradepost.archive.backup;

import io.tradepost.archive.backup.BackupOutcome.Skipped;
import io.tradepost.archive.backup.DraftWriter.Draft;
import io.tradepost.letter.LetterReader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
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
    Draft draft =
        new DraftWriter(source, reader, attendant)
            .write(
                disk,
                format,
                fresh,
                new Manifest.Head("", 0, format.name(), made, ""),
                Optional.empty());
    Verification found =
        Verifier.verify(format, fresh, BackupFiles.manifest(fresh), Set.of(), attendant);
    return new Outcome(
        draft.tally().written(),
        found.copies(),
        draft.totals().sum().size(),
        draft.tally().skipped(),
        found.faults());
  }
}
