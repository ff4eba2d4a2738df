package io.tradepost.archive.backup;

import io.tradepost.archive.DamagedLetterException;
import io.tradepost.archive.backup.BackupOutcome.Skipped;
import io.tradepost.archive.backup.BackupOutcome.Tally;
import io.tradepost.letter.LetterReader;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * A backup that lies there.
   *
   * @param held whether it is kept beside the last good one for having clearly fewer letters
   * @param madeOrNull null where its manifest is missing or damaged
   */
  public record Lying(Path file, boolean held, @Nullable Instant madeOrNull, long letters) {}

  /** The backups, the newest first: the last good one, older ones, those kept beside it. */
  public List<Lying> list() throws IOException {
    List<Lying> all = new ArrayList<>();
    if (Files.exists(files.last())) {
      all.add(lying(files.last(), false));
    }
    for (Path older : files.allOlder().reversed()) {
      all.add(lying(older, false));
    }
    for (Path held : files.allHeld().reversed()) {
      all.add(lying(held, true));
    }
    return all;
  }

  private static Lying lying(Path file, boolean held) {
    try (ManifestReader manifest = new ManifestReader(BackupFiles.manifest(file))) {
      return new Lying(file, held, manifest.head().made(), manifest.totals().letters());
    } catch (IOException unreadable) {
      return new Lying(file, held, null, 0);
    }
  }

  /** Reads a backup back; see {@link Verification}. */
  public Verification verify(Path file) {
    return Verifier.verify(files.format(), file, BackupFiles.manifest(file), Optional.empty());
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
   */
  public record Terms(Instant made, int keep, double fewest) {}

  /**
   * Makes a backup.
   *
   * @throws IOException where the disk or share fails; the backups before are as they were, and the
   *     next run works off what is left
   */
  public BackupOutcome run(BackupSource source, Terms terms) throws IOException {
    disk.makeFolder(files.folder());
    settle();
    try {
      return make(source, terms);
    } catch (IOException | RuntimeException e) {
      clear(e);
      throw e;
    }
  }

  private BackupOutcome make(BackupSource source, Terms terms) throws IOException {
    Optional<Before> before = before();
    Instant made = made(terms.made(), before);
    Draft draft = write(source, made, before, true);
    Verification found = verify(files.fresh());
    if (!found.good() && draft.takenOver > 0) {
      // What was taken over may have been damaged where it lay: all anew, from the vault.
      clearFresh();
      draft = write(source, made, before, false);
      found = verify(files.fresh());
    }
    Tally tally = draft.tally(found.copies());
    if (!found.good()) {
      clearFresh();
      return new BackupOutcome.Unfit(tally, found.faults());
    }
    long letters = draft.letters;
    long lettersBefore = before.map(Before::letters).orElse(0L);
    if (letters < lettersBefore * terms.fewest()) {
      return new BackupOutcome.Held(tally, succession.hold(made), lettersBefore, letters);
    }
    succession.install();
    if (tally.skipped().isEmpty()) {
      succession.prune(terms.keep());
    } // else the older ones may hold what this one lacks
    return new BackupOutcome.Replaced(tally);
  }

  /** The last good backup, by its manifest. */
  private record Before(Seal seal, Instant made, long letters, BackupFormat.Previous previous) {}

  /** Empty where there is none, or where its manifest is damaged. */
  private Optional<Before> before() {
    Path last = files.last();
    if (!Files.exists(last)) {
      return Optional.empty();
    }
    try (ManifestReader manifest = new ManifestReader(BackupFiles.manifest(last))) {
      Map<String, String> names = new HashMap<>();
      for (var line = manifest.next(); line.isPresent(); line = manifest.next()) {
        if (line.get() instanceof Manifest.Line.Kept kept) {
          names.put(kept.copy().sha256(), kept.name());
        }
      }
      return Optional.of(
          new Before(
              manifest.seal(),
              manifest.head().made(),
              manifest.totals().letters(),
              new BackupFormat.Previous(last, names)));
    } catch (IOException missingOrDamaged) {
      return Optional.empty();
    }
  }

  /** To the second, and later than the one before, for both shall have names of their own. */
  private static Instant made(Instant wanted, Optional<Before> before) {
    Instant made = wanted.truncatedTo(ChronoUnit.SECONDS);
    Instant earliest = before.map(b -> b.made().plus(Duration.ofSeconds(1))).orElse(made);
    return made.isBefore(earliest) ? earliest : made;
  }

  /** A backup as it is being written. */
  private static final class Draft {
    private long offered;
    private long written;
    private long takenOver;
    private long letters;
    private final List<Skipped> skipped = new ArrayList<>();

    Tally tally(long readBack) {
      return new Tally(offered, written, takenOver, readBack, skipped);
    }
  }

  private Draft write(BackupSource source, Instant made, Optional<Before> before, boolean takeOver)
      throws IOException {
    Draft draft = new Draft();
    Manifest.Head head =
        new Manifest.Head(
            files.mailbox(),
            files.year(),
            files.format().name(),
            made,
            before.map(b -> b.seal().sha256()).orElse(""));
    Optional<BackupFormat.Previous> previous = before.map(Before::previous).filter(p -> takeOver);
    try (ManifestWriter manifest =
            new ManifestWriter(disk, BackupFiles.manifest(files.fresh()), head);
        BackupWriter writer = files.format().write(disk, files.fresh(), previous)) {
      List<FolderPath> folders = source.folders();
      writer.folders(folders);
      for (FolderPath folder : folders) {
        manifest.folder(folder);
      }
      for (FolderPath folder : folders) {
        for (Copy copy : source.copies(folder)) {
          draft.offered++;
          Optional<BackupWriter.Place> place = place(source, copy, writer, draft);
          if (place.isPresent()) {
            draft.written++;
            manifest.kept(copy, place.get());
          }
        }
      }
      draft.letters = manifest.finish(writer.finish()).letters();
    }
    disk.sync(files.folder());
    return draft;
  }

  private Optional<BackupWriter.Place> place(
      BackupSource source, Copy copy, BackupWriter writer, Draft draft) throws IOException {
    Optional<BackupWriter.Place> taken = writer.takeOver(copy);
    if (taken.isPresent()) {
      draft.takenOver++;
      return taken;
    }
    try {
      Optional<BackupWriter.Place> added =
          source.read(copy, raw -> writer.add(new BackupLetter(copy, raw, reader)));
      if (added.isEmpty()) {
        draft.skipped.add(new Skipped(copy, "the vault lacks its bytes"));
      }
      return added;
    } catch (DamagedLetterException e) {
      draft.skipped.add(new Skipped(copy, "its bytes in the vault are damaged"));
      return Optional.empty();
    }
  }

  /** After a failure, which is what matters: what cannot be removed now, the next run removes. */
  private void clear(Exception cause) {
    try {
      clearFresh();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void clearFresh() throws IOException {
    for (Path left : files.allFresh()) {
      disk.delete(left);
    }
  }
}
