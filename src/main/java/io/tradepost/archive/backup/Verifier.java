package io.tradepost.archive.backup;

import io.tradepost.archive.backup.BackupProof.Proof;
import io.tradepost.archive.backup.Manifest.Line.Kept;
import io.tradepost.archive.backup.Verification.Fault;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private final BitSet known;
  private final Attendant attendant;
  private final List<Fault> faults = new ArrayList<>();

  /** Read from the backup and not met in the manifest yet, and the other way round: few. */
  private final Map<String, Proof> unmet = new HashMap<>();

  private final Map<String, Kept> awaited = new HashMap<>();
  private long good;

  private Verifier(
      BackupFormat format, Path file, Path manifest, BitSet known, Attendant attendant) {
    this.format = format;
    this.file = file;
    this.manifest = manifest;
    this.known = known;
    this.attendant = attendant;
  }

  /**
   * Reads a backup back, and unpacks every letter of it.
   *
   * @param seals one of which the manifest must have; empty where none is known
   */
  static Verification verify(
      BackupFormat format, Path file, Path manifest, Set<String> seals, Attendant attendant) {
    return new Verifier(format, file, manifest, new BitSet(), attendant).verify(seals);
  }

  /**
   * Reads back a backup that was just written.
   *
   * @param known see {@link BackupFormat#prove}
   */
  static Verification verify(
      BackupFormat format, Path file, Path manifest, BitSet known, Attendant attendant) {
    return new Verifier(format, file, manifest, known, attendant).verify(Set.of());
  }

  /** Holds every byte of a backup against the digest that was made while it was written. */
  static Verification verifyBytes(BackupFormat format, Path file, Manifest.Totals totals) {
    String why = "its bytes are not as they were written";
    try {
      if (format.sum(file).equals(totals.sum())) {
        return new Verification(totals.copies(), List.of());
      }
    } catch (IOException e) {
      why = words(e);
    }
    return new Verification(0, List.of(new Fault.OfPart("file", why)));
  }

  private Verification verify(Set<String> seals) {
    try (ManifestReader lines = new ManifestReader(manifest)) {
      if (!seals.isEmpty() && !seals.contains(lines.seal().sha256())) {
        part("manifest", "it is another one than the agent wrote");
      }
      if (!lines.head().format().equals(format.name())) {
        part("manifest", "it belongs to a backup of the format " + lines.head().format());
        return new Verification(0, faults);
      }
      if (format.opens(file)) {
        letters(lines);
      } else {
        Verification bytes = verifyBytes(format, file, lines.skipToTotals());
        faults.addAll(bytes.faults());
        good = bytes.copies();
      }
    } catch (IOException e) {
      part("manifest", words(e));
    }
    return new Verification(good, faults);
  }

  private void letters(ManifestReader lines) throws IOException {
    List<FolderPath> folders = new ArrayList<>();
    try (BackupProof backup = format.prove(file, known)) {
      Optional<Manifest.Line> line = lines.next();
      for (; line.orElse(null) instanceof Manifest.Line.Folder folder; line = lines.next()) {
        folders.add(folder.path());
      }
      folders(folders, backup.folders());
      long copies = 0;
      while (line.orElse(null) instanceof Kept kept) {
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
      sum(backup.sum(), lines.totals());
    } catch (IOException e) {
      part("file", words(e));
    }
    awaited.forEach((name, kept) -> letter(kept, "it is missing"));
    unmet.forEach((name, proof) -> part(name, "the manifest does not know it"));
  }

  private void folders(List<FolderPath> due, List<FolderPath> found) {
    Set<FolderPath> missing = new HashSet<>(due);
    found.forEach(missing::remove);
    missing.forEach(f -> part("folder " + f, "it is missing"));
    Set<FolderPath> more = new HashSet<>(found);
    due.forEach(more::remove);
    more.forEach(f -> part("folder " + f, "the manifest does not know it"));
  }

  private void expect(Kept kept) {
    Proof proof = unmet.remove(kept.name());
    if (proof != null) {
      judge(kept, proof);
    } else {
      awaited.put(kept.name(), kept);
    }
  }

  private boolean next(BackupProof backup) throws IOException {
    Optional<Proof> proof = backup.next();
    if (proof.isEmpty()) {
      return false;
    }
    String name = proof.get().name();
    Kept kept = awaited.remove(name);
    if (kept != null) {
      judge(kept, proof.get());
    } else {
      unmet.put(name, proof.get());
    }
    return true;
  }

  private void judge(Kept kept, Proof proof) {
    switch (proof) {
      case Proof.Damaged(var name, var why) -> letter(kept, why);
      case Proof.Unpacked(var name, var folder, var sha256) ->
          judge(kept, folder, sha256.equals(kept.copy().sha256()));
      case Proof.Packed(var name, var folder, var packed) ->
          judge(kept, folder, packed.equals(kept.place().packed()));
    }
  }

  private void judge(Kept kept, FolderPath folder, boolean same) {
    if (!same) {
      letter(kept, "its bytes are not the letter's");
    } else if (!folder.equals(kept.copy().folder())) {
      letter(kept, "it lies in the folder " + folder);
    } else {
      good++;
    }
  }

  private void sum(BackupWriter.Sum found, Manifest.Totals totals) {
    if (!found.equals(totals.sum())) {
      part(
          "file",
          faults.isEmpty()
              ? "every letter is well, but bytes between them are not as they were written"
              : "its bytes are not as they were written");
    }
  }

  private void letter(Kept kept, String why) {
    add(new Fault.OfLetter(kept.copy(), kept.name(), why));
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
