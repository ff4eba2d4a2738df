package io.tradepost.archive.backup;

import io.tradepost.letter.LetterReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox's backups of one year in one format. A new one is written beside the last, read back,
 * and only then takes its place: whatever fails on the way, there are never fewer good ones than
 * before. For one thread, and one process at a time.
 */
public final class Backups {
  private final Disk disk;
  private final BackupFiles files;
  private final LetterReader reader;
  private final Succession succession;

  /**
   * @param folder of the mailbox's backups
   */
  public Backups(
      Disk disk, Path folder, String mailbox, int year, BackupFormat format, LetterReader reader) {
    this.disk = disk;
    this.files = new BackupFiles(folder, mailbox, year, format);
    this.reader = reader;
    this.succession = new Succession(disk, files);
  }

  /** What a backup is to the others. */
  public enum Standing {
    /** The last good one. */
    LAST,
    OLDER,
    /** Kept beside the last good one for having clearly fewer letters. */
    HELD
  }

  /**
   * A backup that lies there.
   *
   * @param madeOrNull null where its manifest is missing or damaged; then nothing is known of it
   * @param letters each counted once, however many copies it has
   * @param size of the file, or of all files where it is a folder
   * @param seal the hash that its manifest ends with
   */
  public record Lying(
      Path file,
      Standing standing,
      @Nullable Instant madeOrNull,
      long copies,
      long letters,
      long size,
      String seal) {}

  /** The backups, the newest first: the last good one, older ones, those kept beside it. */
  public List<Lying> list() throws IOException {
    List<Lying> all = new ArrayList<>();
    if (Files.exists(files.last())) {
      all.add(lying(files.last(), Standing.LAST));
    }
    for (Path older : files.allOlder().reversed()) {
      all.add(lying(older, Standing.OLDER));
    }
    for (Path held : files.allHeld().reversed()) {
      all.add(lying(held, Standing.HELD));
    }
    return all;
  }

  static Lying lying(Path file, Standing standing) {
    try (ManifestReader manifest = new ManifestReader(BackupFiles.manifest(file))) {
      return lying(
          file, standing, manifest.head().made(), manifest.skipToTotals(), manifest.seal());
    } catch (IOException unreadable) {
      return new Lying(file, standing, null, 0, 0, 0, "");
    }
  }

  static Lying lying(
      Path file, Standing standing, Instant made, Manifest.Totals totals, Seal seal) {
    return new Lying(
        file,
        standing,
        made,
        totals.copies(),
        totals.letters(),
        totals.sum().size(),
        seal.sha256());
  }

  /**
   * Reads a backup back; see {@link Verification}.
   *
   * @param seals one of which it must have; empty where none is known
   */
  public Verification verify(Path file, Set<String> seals, Attendant attendant) {
    return Verifier.verify(files.format(), file, BackupFiles.manifest(file), seals, attendant);
  }

  /** Works off what an earlier run that was cut short has left. */
  public void settle() throws IOException {
    succession.settle();
  }

  /**
   * How a run goes.
   *
   * @param made the time that the backup carries
   * @param keep how many good backups stay, the new one counted
   * @param fewest a new backup with fewer letters than this part of the last one's does not take
   *     its place
   * @param remembered the last good backup as it is remembered elsewhere
   */
  public record Terms(Instant made, int keep, double fewest, Remembered remembered) {}

  /**
   * What is remembered of the last good backup, apart from it.
   *
   * @param seals one of which it has; empty where nothing is remembered
   * @param letGo how many of its letters are on purpose not kept any longer
   */
  public record Remembered(Set<String> seals, long letters, long letGo) {
    public static final Remembered NOTHING = new Remembered(Set.of(), 0, 0);

    public Remembered {
      seals = Set.copyOf(seals);
    }
  }

  /**
   * Makes a backup, unless the last one holds all that there is, and reads back.
   *
   * @throws IOException where the disk or share fails; the backups before are as they were, and the
   *     next run works off what is left
   */
  public BackupOutcome run(BackupSource source, Terms terms, Attendant attendant)
      throws IOException {
    disk.makeFolder(files.folder());
    settle();
    try {
      return new BackupRun(disk, files, reader, succession, source, terms, attendant).make();
    } catch (IOException | RuntimeException e) {
      clear(e);
      throw e;
    }
  }

  /** After a failure, which is what matters: what cannot be removed now, the next run removes. */
  private void clear(Exception cause) {
    try {
      succession.clearFresh();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
