package io.tradepost.archive.backup;

import io.tradepost.archive.DamagedLetterException;
import io.tradepost.archive.backup.Attendant.Stage;
import io.tradepost.archive.backup.BackupOutcome.Skipped;
import io.tradepost.archive.backup.BackupOutcome.Tally;
import io.tradepost.letter.LetterReader;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what a source has into a file and its manifest; nothing is read back yet. For one use. */
final class DraftWriter {
  private final BackupSource source;
  private final LetterReader reader;
  private final Attendant attendant;
  private final List<Skipped> skipped = new ArrayList<>();
  private long offered;
  private long gone;
  private final BitSet known = new BitSet();
  private int written;
  private long takenOver;

  DraftWriter(BackupSource source, LetterReader reader, Attendant attendant) {
    this.source = source;
    this.reader = reader;
    this.attendant = attendant;
  }

  /**
   * A backup that is written, but not read back.
   *
   * @param tally of which nothing was read back
   * @param known which letters, counted from 0, lie there as they were read back before
   */
  record Draft(Tally tally, Manifest.Totals totals, BitSet known) {}

  /**
   * Writes it.
   *
   * @param previous where letters can be taken over from
   */
  Draft write(
      Disk disk,
      BackupFormat format,
      Path to,
      Manifest.Head head,
      Optional<BackupFormat.Previous> previous)
      throws IOException {
    Map<String, BackupWriter.Place> before =
        previous.map(BackupFormat.Previous::bySha256).orElse(Map.of());
    try (ManifestWriter manifest = new ManifestWriter(disk, BackupFiles.manifest(to), head);
        BackupWriter writer = format.write(disk, to, previous)) {
      List<FolderPath> folders = source.folders();
      writer.folders(folders);
      for (FolderPath folder : folders) {
        manifest.folder(folder);
      }
      for (FolderPath folder : folders) {
        for (Copy copy : source.copies(folder)) {
          copy(copy, before, writer, manifest);
        }
      }
      Manifest.Totals totals = manifest.finish(writer.finish());
      return new Draft(new Tally(offered, gone, written, takenOver, 0, skipped), totals, known);
    }
  }

  private void copy(
      Copy copy,
      Map<String, BackupWriter.Place> before,
      BackupWriter writer,
      ManifestWriter manifest)
      throws IOException {
    offered++;
    if (copy.gone().isPresent()) {
      gone++;
    }
    attendant.at(Stage.WRITING, offered);
    boolean taken =
        writer.takeOver(
            copy,
            place -> {
              BackupWriter.Place there = before.get(copy.sha256());
              known.set(written, there != null && place.packed().equals(there.packed()));
              written++;
              manifest.kept(copy, place);
            });
    if (taken) {
      takenOver++;
    } else {
      add(copy, writer, manifest);
    }
  }

  private void add(Copy copy, BackupWriter writer, ManifestWriter manifest) throws IOException {
    try {
      Optional<Boolean> added =
          source.read(
              copy,
              raw -> {
                writer.add(
                    new BackupLetter(copy, raw, reader),
                    place -> {
                      written++;
                      manifest.kept(copy, place);
                    });
                return true;
              });
      if (added.isEmpty()) {
        skipped.add(new Skipped(copy, "the vault lacks its bytes"));
      }
    } catch (DamagedLetterException e) {
      skipped.add(new Skipped(copy, "its bytes in the vault are damaged"));
    }
  }
}
