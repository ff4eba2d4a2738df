package io.tradepost.archive.backup;

import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a backup holds, and its letters, each held against its digest before it is given out. */
public record BackupContents(BackupFormat format, Path file) {

  /** Whether the file or folder is a backup with its manifest beside it. */
  public static boolean isOne(Path file) {
    return Files.isRegularFile(BackupFiles.manifest(file));
  }

  /** Whether the file is the manifest of a backup that lies beside it. */
  public static boolean isManifestOfOne(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(Manifest.ENDING)
        && Files.exists(
            file.resolveSibling(name.substring(0, name.length() - Manifest.ENDING.length())));
  }

  /**
   * The backup that lies there, in the format that its manifest names.
   *
   * @throws IOException where the manifest is missing or not as it was written
   */
  public static BackupContents at(Path file) throws IOException {
    try (ManifestReader manifest = new ManifestReader(BackupFiles.manifest(file))) {
      String name = manifest.head().format();
      return Stream.of(new EmlZip(ZoneOffset.UTC), new Mbox(), new Maildir())
          .filter(format -> format.name().equals(name))
          .findFirst()
          .map(format -> new BackupContents(format, file))
          .orElseThrow(
              () ->
                  new IOException(
                      name.endsWith(".age")
                          ? "it is encrypted: open it with 'age -d' first"
                          : "its manifest names the format " + name));
    }
  }

  /** The folders that it has, the empty ones too, each after the one that it lies in. */
  public List<FolderPath> folders() throws IOException {
    List<FolderPath> folders = new ArrayList<>();
    try (ManifestReader lines = manifest()) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        if (line.get() instanceof Manifest.Line.Folder folder) {
          folders.add(folder.path());
        }
      }
    }
    return folders;
  }

  /**
   * What its manifest says.
   *
   * @param folders each after the one that it lies in
   * @param copies in the order in which they lie in the backup
   */
  public record Listing(
      String mailbox, int year, Instant made, List<FolderPath> folders, List<Copy> copies) {
    public Listing {
      folders = List.copyOf(folders);
      copies = List.copyOf(copies);
    }
  }

  /**
   * Reads the manifest.
   *
   * @throws IOException where it is missing or not as it was written
   */
  public Listing list() throws IOException {
    List<FolderPath> folders = new ArrayList<>();
    List<Copy> copies = new ArrayList<>();
    try (ManifestReader lines = manifest()) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        switch (line.get()) {
          case Manifest.Line.Folder folder -> folders.add(folder.path());
          case Manifest.Line.Kept kept -> copies.add(kept.copy());
        }
      }
      Manifest.Head head = lines.head();
      return new Listing(head.mailbox(), head.year(), head.made(), folders, copies);
    }
  }

  private ManifestReader manifest() throws IOException {
    return new ManifestReader(BackupFiles.manifest(file));
  }

  /** Takes what is read; for each copy that is wanted exactly one method is called. */
  public interface Taker {
    /**
     * A letter as it went in. Its bytes are at hand until this returns.
     *
     * @throws IOException ends the reading
     */
    void letter(Copy copy, RawLetter raw) throws IOException;

    /** The backup no longer gives it as it went in; why in words. */
    void lost(Copy copy, String why);
  }

  /**
   * Reads letters, in the order in which they lie in the backup.
   *
   * @throws IOException where the manifest cannot be read, or the taker fails
   */
  public void read(Predicate<Copy> wanted, Taker taker) throws IOException {
    try (ManifestReader lines = manifest()) {
      new Reading(lines, wanted, taker).run();
    }
  }

  /** One reading. */
  private final class Reading {
    private final ManifestReader lines;
    private final Predicate<Copy> wanted;
    private final Taker taker;

    /** In the manifest and not met in the backup yet: few, for both have one order. */
    private final Map<String, Copy> awaited = new HashMap<>();

    Reading(ManifestReader lines, Predicate<Copy> wanted, Taker taker) {
      this.lines = lines;
      this.wanted = wanted;
      this.taker = taker;
    }

    void run() throws IOException {
      String end = "it is missing";
      try (BackupReader backup = format.read(file)) {
        for (var found = next(backup); found.isPresent(); found = next(backup)) {
          Copy copy = copyAt(found.get().name());
          if (copy != null && wanted.test(copy)) {
            give(copy, found.get());
          }
        }
      } catch (Unreadable e) {
        end = e.why;
      }
      while (copyAt(null) != null) {
        // what the backup did not give
      }
      String why = end;
      awaited.values().stream().filter(wanted).forEach(copy -> taker.lost(copy, why));
    }

    private Optional<BackupReader.Found> next(BackupReader backup) throws Unreadable {
      try {
        return backup.next();
      } catch (IOException e) {
        throw new Unreadable(e);
      }
    }

    /** The copy of that name; for null, or a name that is not there, reads to the end. */
    private @Nullable Copy copyAt(@Nullable String name) throws IOException {
      Copy met = name == null ? null : awaited.remove(name);
      while (met == null) {
        Optional<Manifest.Line> line = lines.next();
        if (line.isEmpty()) {
          return null;
        }
        if (line.get() instanceof Manifest.Line.Kept kept) {
          if (kept.name().equals(name)) {
            met = kept.copy();
          } else {
            awaited.put(kept.name(), kept.copy());
          }
        }
      }
      return met;
    }

    private void give(Copy copy, BackupReader.Found found) throws IOException {
      switch (found) {
        case BackupReader.Found.Damaged damaged -> taker.lost(copy, damaged.why());
        case BackupReader.Found.Whole whole -> {
          if (digest(whole.raw()).equals(copy.sha256())) {
            taker.letter(copy, whole.raw());
          } else {
            taker.lost(copy, "its bytes are not the letter's");
          }
        }
      }
    }
  }

  private static String digest(RawLetter raw) throws IOException {
    try (InputStream in = raw.open()) {
      return Sha256.of(in);
    }
  }

  /** From here on the backup itself cannot be read, which costs the letters behind. */
  private static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;
    private final String why;

    Unreadable(IOException cause) {
      super(cause);
      this.why = String.valueOf(cause.getMessage());
    }
  }
}
