package io.tradepost.archive.old;

import io.tradepost.archive.backup.BackupContents;
import io.tradepost.archive.backup.Copy;
import io.tradepost.archive.backup.Receiving;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Reads files of old mail one after the other. One that cannot be read is reported, and the next
 * one follows.
 */
final class OldFiles {
  private static final Set<String> ROOMS = Set.of("cur", "new", "tmp");

  private final Path root;
  private final OldMailSink sink;

  OldFiles(Path root, OldMailSink sink) {
    this.root = root;
    this.sink = sink;
  }

  /** What is done with a file. */
  @FunctionalInterface
  private interface Reading {
    void read() throws IOException;
  }

  private void trying(FolderPath folder, Path path, Reading reading) {
    try {
      reading.read();
    } catch (IOException e) {
      sink.unreadable(folder, name(path), why(e));
    }
  }

  static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException gone -> "it is not there any more";
      case java.nio.file.AccessDeniedException denied -> "its rights do not allow to read it";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  /** As the operator knows it: below what was imported. */
  private String name(Path path) {
    return path.equals(root)
        ? String.valueOf(path.getFileName())
        : root.relativize(path).toString();
  }

  /** A folder and all that lies below it. */
  void folder(Path path, FolderPath folder) {
    trying(
        folder,
        path,
        () -> {
          for (Path entry : entries(path)) {
            trying(folder, entry, () -> entry(entry, folder));
          }
        });
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void entry(Path path, FolderPath folder) throws IOException {
    String name = String.valueOf(path.getFileName());
    if (Files.isSymbolicLink(path)) {
      sink.notLetter(folder, name(path), "a link to elsewhere");
      return;
    }
    if (BackupContents.isManifestOfOne(path)) {
      return;
    }
    FileKind kind = FileKind.of(path);
    switch (kind) {
      case FOLDER -> folder(path, OldFolders.child(folder, name));
      case EML -> file(kind, path, folder);
      // Apple Mail keeps the file mbox in a folder with the true name.
      case MBOX -> file(kind, path, name.equals("mbox") ? folder : OldFolders.child(folder, name));
      case MAILDIR, BACKUP, ZIP, PST -> file(kind, path, folder.child(OldFolders.segment(name)));
      case NOTHING -> sink.read(0);
      case OTHER -> {
        sink.notLetter(folder, name(path), "another file");
        sink.read(size(path));
      }
    }
  }

  private static long size(Path path) throws IOException {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
  }

  /** One file, or a folder that stands for one. */
  void file(FileKind kind, Path path, FolderPath folder) {
    trying(
        folder,
        path,
        () -> {
          switch (kind) {
            case MAILDIR -> maildir(path, folder);
            case BACKUP -> backup(path, folder);
            case MBOX -> {
              sink.folder(folder, -1);
              MboxFile.read(path, folder, name(path), modified(path), sink);
            }
            case EML -> letter(path, folder, Set.of(), List.of());
            case ZIP -> OldZip.read(path, folder, name(path), sink);
            case PST -> PstFile.read(path, folder, name(path), modified(path), sink);
            case FOLDER, NOTHING, OTHER -> {}
          }
        });
  }

  private static Instant modified(Path path) throws IOException {
    return Files.getLastModifiedTime(path).toInstant();
  }

  private void letter(Path path, FolderPath folder, Set<String> flags, List<Instant> remembered)
      throws IOException {
    try (Receiving receiving = new Receiving();
        InputStream in = unpacked(path)) {
      new LineEnds(receiving).all(in);
      RawLetter raw = receiving.letter();
      OldArrival arrival = new OldArrival(false, remembered, modified(path));
      sink.letter(new OldLetter(folder, name(path), raw, flags, arrival));
    }
    sink.read(size(path));
  }

  /** Dovecot can keep the letters of a Maildir compressed. */
  private static InputStream unpacked(Path path) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    in.mark(2);
    boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return zipped ? new GZIPInputStream(in) : in;
  }

  private void maildir(Path path, FolderPath folder) throws IOException {
    sink.folder(folder, -1);
    for (String room : List.of("cur", "new")) {
      if (Files.isDirectory(path.resolve(room))) {
        for (Path file : entries(path.resolve(room))) {
          trying(folder, file, () -> maildirLetter(file, folder));
        }
      }
    }
    for (Path entry : entries(path)) {
      String name = String.valueOf(entry.getFileName());
      if (!ROOMS.contains(name) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        trying(folder, entry, () -> below(entry, name, folder));
      }
    }
  }

  /** A folder within a Maildir's; its other files hold the program's own data. */
  private void below(Path entry, String name, FolderPath folder) throws IOException {
    FolderPath child = folder;
    List<String> segments =
        name.startsWith(".") ? MaildirNames.path(name) : List.of(OldFolders.segment(name));
    for (String segment : segments) {
      child = child.child(OldFolders.segment(segment));
    }
    if (FileKind.isMaildir(entry)) {
      maildir(entry, child);
    } else {
      folder(entry, child);
    }
  }

  private void maildirLetter(Path file, FolderPath folder) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      sink.notLetter(folder, name(file), "another file");
      return;
    }
    String name = String.valueOf(file.getFileName());
    List<Instant> remembered =
        Stream.concat(Stream.of(modified(file)), MaildirNames.delivered(name).stream()).toList();
    letter(file, folder, MaildirNames.flags(name), remembered);
  }

  private void backup(Path path, FolderPath folder) throws IOException {
    BackupContents backup = BackupContents.at(path);
    for (FolderPath each : backup.folders()) {
      sink.folder(below(folder, each), -1);
    }
    backup.read(
        copy -> true,
        new BackupContents.Taker() {
          @Override
          public void letter(Copy copy, RawLetter raw) {
            FolderPath at = below(folder, copy.folder());
            OldArrival arrival = OldArrival.at(copy.arrived());
            sink.letter(new OldLetter(at, place(copy), raw, copy.flags(), arrival));
            sink.read(copy.size());
          }

          @Override
          public void lost(Copy copy, String why) {
            sink.unreadable(below(folder, copy.folder()), place(copy), why);
          }

          private String place(Copy copy) {
            return name(path) + ", letter " + copy.letter();
          }
        });
  }

  private static FolderPath below(FolderPath folder, FolderPath path) {
    FolderPath child = folder;
    for (String segment : path.segments()) {
      child = child.child(segment);
    }
    return child;
  }
}
