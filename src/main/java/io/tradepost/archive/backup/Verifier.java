package io.tradepost.archive.backup;

import io.tradepost.archive.backup.Verification.Fault;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a backup back and holds it against its manifest: the manifest against its seal, each letter
 * against its digest, the folders, the counts, and the file's every byte against the digest that
 * was made while it was written.
 */
final class Verifier {
  /** A backup of which more is damaged is not told letter by letter. */
  private static final int MOST_FAULTS = 1000;

  private final BackupFormat format;
  private final Path file;
  private final Path manifest;
  private final Attendant attendant;
  private final List<Fault> faults = new ArrayList<>();

  /** Read from the backup and not met in the manifest yet, and the other way round: few. */
  private final Map<String, Read> unmet = new HashMap<>();

  private final Map<String, Copy> awaited = new HashMap<>();
  private long good;

  private Verifier(BackupFormat format, Path file, Path manifest, Attendant attendant) {
    this.format = format;
    this.file = file;
    this.manifest = manifest;
    this.attendant = attendant;
  }

  /**
   * Reads a backup back.
   *
   * @param seals one of which the manifest must have; empty where none is known
   */
  static Verification verify(
      BackupFormat format, Path file, Path manifest, Set<String> seals, Attendant attendant) {
    return new Verifier(format, file, manifest, attendant).verify(seals);
  }

  private Verification verify(Set<String> seals) {
    try (ManifestReader lines = new ManifestReader(manifest);
        Summing summing = new Summing(format, file)) {
      if (!seals.isEmpty() && !seals.contains(lines.seal().sha256())) {
        part("manifest", "it is another one than the agent wrote");
      }
      if (!lines.head().format().equals(format.name())) {
        part("manifest", "it belongs to a backup of the format " + lines.head().format());
        return new Verification(0, faults);
      }
      letters(lines);
      sum(summing, lines.totals());
    } catch (IOException e) {
      part("manifest", words(e));
    }
    return new Verification(good, faults);
  }

  private void letters(ManifestReader lines) throws IOException {
    List<FolderPath> folders = new ArrayList<>();
    try (BackupReader backup = format.read(file)) {
      Optional<Manifest.Line> line = lines.next();
      for (; line.orElse(null) instanceof Manifest.Line.Folder folder; line = lines.next()) {
        folders.add(folder.path());
      }
      folders(folders, backup.folders());
      long copies = 0;
      while (line.orElse(null) instanceof Manifest.Line.Kept kept) {
        copies++;
        attendant.at(Attendant.Stage.READING_BACK, copies);
        expect(kept);
        next(backup);
        line = lines.next();
      }
      while (next(backup)) {
        // what the manifest does not know is a fault too
      }
      if (copies != lines.totals().copies() || folders.size() != lines.totals().folders()) {
        part("manifest", "its totals are not the number of its lines");
      }
    } catch (IOException e) {
      part("file", words(e));
    }
    awaited.forEach((name, copy) -> letter(copy, name, "it is missing"));
    unmet.forEach((name, read) -> part(name, "the manifest does not know it"));
  }

  private void folders(List<FolderPath> due, List<FolderPath> found) {
    Set<FolderPath> missing = new HashSet<>(due);
    found.forEach(missing::remove);
    missing.forEach(f -> part("folder " + f, "it is missing"));
    Set<FolderPath> more = new HashSet<>(found);
    due.forEach(more::remove);
    more.forEach(f -> part("folder " + f, "the manifest does not know it"));
  }

  /** A letter as it came out: its digest, or why it did not. */
  private record Read(@Nullable FolderPath folder, String sha256, @Nullable String why) {}

  private void expect(Manifest.Line.Kept kept) {
    Read read = unmet.remove(kept.name());
    if (read != null) {
      judge(kept.copy(), kept.name(), read);
    } else {
      awaited.put(kept.name(), kept.copy());
    }
  }

  private boolean next(BackupReader backup) throws IOException {
    Optional<BackupReader.Found> found = backup.next();
    if (found.isEmpty()) {
      return false;
    }
    String name = found.get().name();
    Read read =
        switch (found.get()) {
          case BackupReader.Found.Whole whole ->
              new Read(whole.folder(), digest(whole.raw()), null);
          case BackupReader.Found.Damaged damaged -> new Read(null, "", damaged.why());
        };
    Copy copy = awaited.remove(name);
    if (copy != null) {
      judge(copy, name, read);
    } else {
      unmet.put(name, read);
    }
    return true;
  }

  private static String digest(RawLetter raw) throws IOException {
    try (InputStream in = raw.open()) {
      return Sha256.of(in);
    }
  }

  private void judge(Copy copy, String name, Read read) {
    if (read.why() != null) {
      letter(copy, name, read.why());
    } else if (!read.sha256().equals(copy.sha256())) {
      letter(copy, name, "its bytes are not the letter's");
    } else if (!copy.folder().equals(read.folder())) {
      letter(copy, name, "it lies in the folder " + read.folder());
    } else {
      good++;
    }
  }

  private void sum(Summing summing, Manifest.Totals totals) {
    try {
      BackupWriter.Sum found = summing.sum();
      if (!found.equals(totals.sum())) {
        part(
            "file",
            faults.isEmpty()
                ? "every letter is well, but bytes between them are not as they were written"
                : "its bytes are not as they were written");
      }
    } catch (IOException e) {
      part("file", words(e));
    }
  }

  private void letter(Copy copy, String name, String why) {
    add(new Fault.OfLetter(copy, name, why));
  }

  private void part(String part, String why) {
    add(new Fault.OfPart(part, why));
  }

  private void add(Fault fault) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(fault);
    }
  }

  private static String words(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
