package io.tradepost.archive.old;

import io.tradepost.archive.backup.BackupContents;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Old mail: a file, or a folder of files, of whatever kind each is. */
public final class OldMail {
  private final Path path;
  private final String name;
  private final FileKind kind;

  private OldMail(Path path, FileKind kind) {
    this.path = path;
    this.name = OldFolders.segment(String.valueOf(path.getFileName()));
    this.kind = kind;
  }

  /**
   * The old mail that lies there.
   *
   * @throws IllegalArgumentException where it is of no known kind
   */
  public static OldMail at(Path given) throws IOException {
    Path path = given.toAbsolutePath().normalize();
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (path.getFileName() == null) {
      throw new IllegalArgumentException("A whole drive cannot be imported; name a folder on it.");
    }
    FileKind kind = FileKind.of(path);
    if (kind == FileKind.OTHER) {
      throw new IllegalArgumentException(
          path
              + " is of no kind that can be imported. Those are: a backup of Tradepost, mbox,"
              + " Maildir, .eml, a .zip of .eml or mbox files, Outlook's .pst, and folders of"
              + " these.");
    }
    return new OldMail(path, kind);
  }

  /** What the archive calls it: its own name. */
  public String name() {
    return name;
  }

  /** How many bytes its files have. */
  public long size() throws IOException {
    long[] size = {0};
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            size[0] += attributes.size();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // Reported when it is read.
          }
        });
    return size[0];
  }

  /** Reads all of it, each letter once, in an order that is the same each time. */
  public void read(FolderPath into, OldMailSink sink) {
    OldFiles files = new OldFiles(path, sink);
    switch (kind) {
      case FOLDER -> files.folder(path, into);
      case MAILDIR, BACKUP, MBOX, EML, ZIP, PST -> files.file(kind, path, into);
      case NOTHING, OTHER -> {}
    }
  }

  /** Whether a backup of ours is read with its manifest, which tells all exactly. */
  public boolean isBackup() {
    return BackupContents.isOne(path);
  }
}
