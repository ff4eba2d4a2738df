package io.tradepost.archive.backup;

import io.tradepost.archive.backup.Attendant.Finding;
import io.tradepost.archive.backup.BackupOutcome.Tally;
import io.tradepost.archive.backup.Backups.Standing;
import io.tradepost.archive.backup.Backups.Terms;
import io.tradepost.archive.backup.DraftWriter.Draft;
import io.tradepost.letter.LetterReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run for a mailbox, year and format: writes, reads back, and lets the new backup succeed. */
final class BackupRun {
  private final Disk disk;
  private final BackupFiles files;
  private final LetterReader reader;
  private final Succession succession;
  private final BackupSource source;
  private final Terms terms;
  private final Attendant attendant;

  BackupRun(
      Disk disk,
      BackupFiles files,
      LetterReader reader,
      Succession succession,
      BackupSource source,
      Terms terms,
      Attendant attendant) {
    this.disk = disk;
    this.files = files;
    this.reader = reader;
    this.succession = succession;
    this.source = source;
    this.terms = terms;
    this.attendant = attendant;
  }

  BackupOutcome make() throws IOException {
    Optional<Before> before = before();
    boolean sound = true;
    if (before.isPresent() && before.get().same().isPresent()) {
      Verification found = verifyLast(before.get());
      if (found.good()) {
        succession.prune(terms.keep()); // what a run that was cut short has left
        return new BackupOutcome.Unchanged(
            before.get().same().get().readBack(found.copies()), before.get().lying(files.last()));
      }
      attendant.found(Finding.DAMAGED);
      sound = false;
    }
    return makeAnew(before, sound);
  }

  /**
   * Makes a new one.
   *
   * @param sound whether letters may be taken over from the last
   */
  private BackupOutcome makeAnew(Optional<Before> before, boolean sound) throws IOException {
    Instant made = made(terms.made(), before);
    ReadBack fresh = writeAndReadBack(made, before, sound);
    if (!fresh.found().good() && fresh.draft().tally().takenOver() > 0) {
      // What was taken over may have been damaged where it lay: all anew, from the vault.
      attendant.found(Finding.DAMAGED);
      succession.clearFresh();
      fresh = writeAndReadBack(made, before, false);
    }
    Draft draft = fresh.draft();
    Verification found = fresh.found();
    Tally tally = draft.tally().readBack(found.copies());
    if (!found.good()) {
      succession.clearFresh();
      return new BackupOutcome.Unfit(tally, found.faults());
    }
    long lettersBefore = before.map(Before::letters).orElse(terms.remembered().letters());
    long expected = lettersBefore - terms.remembered().letGo();
    if (draft.totals().letters() < expected * terms.fewest()) {
      Path held = succession.hold(made);
      return new BackupOutcome.Held(tally, Backups.lying(held, Standing.HELD), lettersBefore);
    }
    Seal seal = Seal.of(BackupFiles.manifest(files.fresh()));
    attendant.installing(seal.sha256());
    succession.install();
    if (tally.skipped().isEmpty() && before.isPresent()) {
      succession.prune(terms.keep());
    } // else the others may hold what this one lacks
    return new BackupOutcome.Replaced(
        tally, Backups.lying(files.last(), Standing.LAST, made, draft.totals(), seal));
  }

  /** A draft and what was found when it was read back. */
  private record ReadBack(Draft draft, Verification found) {}

  /** It is read back while the disk takes it down; both are done when this returns. */
  private ReadBack writeAndReadBack(Instant made, Optional<Before> before, boolean takeOver)
      throws IOException {
    try (SyncedLater later = new SyncedLater(disk)) {
      Draft draft = write(later, made, before, takeOver);
      Verification found = verify(draft);
      later.settle();
      return new ReadBack(draft, found);
    }
  }

  private Verification verify(Draft draft) {
    Path file = files.fresh();
    return Verifier.verify(
        files.format(), file, BackupFiles.manifest(file), draft.known(), attendant);
  }

  /**
   * Where the last backup is known to be the one that was read back, letter by letter, before it
   * became the last, it is enough that no byte of it is another now.
   */
  private Verification verifyLast(Before before) {
    Path file = files.last();
    Path manifest = BackupFiles.manifest(file);
    return before.remembered()
        ? Verifier.verifyBytes(files.format(), file, before.totals())
        : Verifier.verify(files.format(), file, manifest, Set.of(), attendant);
  }

  /**
   * The last good backup, by its manifest.
   *
   * @param remembered whether its seal is
   * @param same the counts where it keeps the very copies that there are, as they are now
   */
  private record Before(
      Seal seal, Instant made, boolean remembered, Manifest.Totals totals, Optional<Tally> same) {
    long letters() {
      return totals.letters();
    }

    Backups.Lying lying(Path file) {
      return Backups.lying(file, Standing.LAST, made, totals, seal);
    }
  }

  /**
   * Empty where there is none, or none that can be relied on: one whose manifest is missing or
   * damaged, or another than the one that is remembered.
   */
  private Optional<Before> before() throws IOException {
    Path last = files.last();
    Set<String> seals = terms.remembered().seals();
    if (!Files.exists(last)) {
      if (!seals.isEmpty()) {
        attendant.found(Finding.MISSING);
      }
      return Optional.empty();
    }
    AsNow asNow = new AsNow(source);
    try (ManifestReader manifest = new ManifestReader(BackupFiles.manifest(last))) {
      if (!seals.isEmpty() && !seals.contains(manifest.seal().sha256())) {
        attendant.found(Finding.EXCHANGED);
        return Optional.empty();
      }
      Optional<Tally> same = asNow.in(manifest);
      return Optional.of(
          new Before(
              manifest.seal(),
              manifest.head().made(),
              !seals.isEmpty(),
              manifest.skipToTotals(),
              same));
    } catch (IOException missingOrDamaged) {
      asNow.check();
      attendant.found(Finding.WITHOUT_MANIFEST);
      return Optional.empty();
    }
  }

  /** To the second, and later than the one before, for both shall have names of their own. */
  private static Instant made(Instant wanted, Optional<Before> before) {
    Instant made = wanted.truncatedTo(ChronoUnit.SECONDS);
    Instant earliest = before.map(b -> b.made().plus(Duration.ofSeconds(1))).orElse(made);
    return made.isBefore(earliest) ? earliest : made;
  }

  private Draft write(Disk to, Instant made, Optional<Before> before, boolean takeOver)
      throws IOException {
    Manifest.Head head =
        new Manifest.Head(
            files.mailbox(),
            files.year(),
            files.format().name(),
            made,
            before.map(b -> b.seal().sha256()).orElse(""));
    Optional<BackupFormat.Previous> previous =
        before.isPresent() && takeOver ? Optional.of(previous(before.get())) : Optional.empty();
    Draft draft =
        new DraftWriter(source, reader, attendant)
            .write(to, files.format(), files.fresh(), head, previous);
    to.sync(files.folder());
    return draft;
  }

  /** What can be taken over; what was read back before is only believed of a remembered one. */
  private BackupFormat.Previous previous(Before before) throws IOException {
    Map<String, BackupWriter.Place> places = new HashMap<>();
    try (ManifestReader manifest = new ManifestReader(BackupFiles.manifest(files.last()))) {
      for (var line = manifest.next(); line.isPresent(); line = manifest.next()) {
        if (line.get() instanceof Manifest.Line.Kept kept) {
          BackupWriter.Place place =
              before.remembered() ? kept.place() : new BackupWriter.Place(kept.name(), "");
          places.put(kept.copy().sha256(), place);
        }
      }
    }
    return new BackupFormat.Previous(files.last(), places);
  }
}
