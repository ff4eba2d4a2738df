package io.tradepost.archive.backup;

import io.tradepost.letter.AutomationMarks;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A backup with its manifest, written for tests of other rooms. */
public final class SampleBackup {
  private static final LetterReader READER = new LetterReader(AutomationMarks.DEFAULT);

  private SampleBackup() {}

  /** Every format that there is. */
  public static List<BackupFormat> formats() {
    return List.of(new EmlZip(ZoneId.of("Asia/Shanghai")), new Mbox(), new Maildir());
  }

  /** A letter and where it lies. */
  @SuppressWarnings("ArrayRecordComponent") // Two are never compared.
  public record Lying(FolderPath folder, byte[] raw, Instant arrived, Set<String> flags) {}

  /** Writes one; the letters of a folder stand together, and each folder after its own. */
  public static Path write(
      Path home, BackupFormat format, List<FolderPath> folders, List<Lying> letters)
      throws IOException {
    LocalDisk disk = new LocalDisk();
    Path file = home.resolve("2026Britty" + format.suffix());
    Manifest.Head head =
        new Manifest.Head(
            "Britty", 2026, format.name(), Instant.parse("2026-11-30T02:00:00Z"), "before");
    try (ManifestWriter lines = new ManifestWriter(disk, BackupFiles.manifest(file), head);
        BackupWriter writer = format.write(disk, file, Optional.empty())) {
      writer.folders(folders);
      for (FolderPath folder : folders) {
        lines.folder(folder);
      }
      long uid = 0;
      for (Lying each : letters) {
        uid++;
        RawLetter raw = RawLetter.of(each.raw());
        Copy copy = copy(each, uid, READER.read(raw));
        writer.add(new BackupLetter(copy, raw, READER), place -> lines.kept(copy, place));
      }
      lines.finish(writer.finish());
    }
    return file;
  }

  private static Copy copy(Lying each, long uid, Letter letter) {
    return new Copy(
        letter.id(),
        letter.messageId(),
        each.folder(),
        7,
        uid,
        each.arrived(),
        each.flags(),
        each.raw().length,
        letter.sha256(),
        null);
  }
}
