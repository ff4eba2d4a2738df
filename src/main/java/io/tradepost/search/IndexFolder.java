package io.tradepost.search;

import io.tradepost.search.IndexException.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * The folder that holds the index, one subfolder for each version of its form: {@code letters-v3}.
 */
record IndexFolder(Path parent) {
  /** Goes up with every change of fields, of how words are found, or of stored values. */
  static final int SCHEMA = 3;

  static final String SCHEMA_KEY = "schema";
  static final String SEQUENCE_KEY = "sequence";

  private static final String DAMAGED = "damaged";
  private static final String PREFIX = "letters-v";
  private static final String REINDEX = "; run tradepost reindex to make it anew from the vault";

  Path path() {
    return parent.resolve(PREFIX + SCHEMA);
  }

  /** Makes the folder, for its owner only, unless it is there. */
  void create() throws IOException {
    Files.createDirectories(parent);
    if (!Files.isDirectory(path())) {
      boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
      if (posix) {
        Files.createDirectory(
            path(),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectory(path());
      }
    }
  }

  /** Refuses where only an index of another version is there. */
  void refuseOtherVersions() throws IOException {
    if (Files.isDirectory(path()) || !Files.isDirectory(parent)) {
      return;
    }
    try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path other : others) {
        throw otherVersion(other, other.getFileName().toString().substring(PREFIX.length()));
      }
    }
  }

  /** Remembers that damage was found in a file that opening does not look through. */
  void markDamaged() {
    try {
      Files.writeString(parent.resolve(DAMAGED), "");
    } catch (IOException e) {
      return; // The damage itself is reported, and will be found again.
    }
  }

  /** Refuses an index in which damage was found before. */
  void refuseMarked() {
    if (Files.exists(parent.resolve(DAMAGED))) {
      throw new IndexException(
          Fault.DAMAGED, "the search index in " + path() + " was found damaged" + REINDEX, null);
    }
  }

  /** Refuses a commit of another version. */
  void check(Map<String, String> commitData) {
    String schema = commitData.getOrDefault(SCHEMA_KEY, "0");
    if (!schema.equals(Integer.toString(SCHEMA))) {
      throw otherVersion(path(), schema);
    }
  }

  private static IndexException otherVersion(Path where, String version) {
    boolean newer = version.matches("\\d{1,9}") && Integer.parseInt(version) > SCHEMA;
    String made = newer ? "a later version of the program" : "an earlier version of the program";
    return new IndexException(
        newer ? Fault.NEWER : Fault.OLDER,
        "the search index in " + where + " was made by " + made + REINDEX,
        null);
  }

  /** What the last commit says of itself; none where nothing was ever committed. */
  Optional<Map<String, String>> commitData(Directory directory) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return Optional.empty();
    }
    return Optional.of(SegmentInfos.readLatestCommit(directory).getUserData());
  }

  /** Removes the index, of whichever version. */
  void remove() throws IOException {
    if (!Files.isDirectory(parent)) {
      return;
    }
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path version : versions) {
        // An index is a flat folder of files; anything else is not ours to remove.
        try (DirectoryStream<Path> files = Files.newDirectoryStream(version)) {
          for (Path file : files) {
            Files.delete(file);
          }
        }
        Files.delete(version);
      }
    }
    Files.deleteIfExists(parent.resolve(DAMAGED));
  }

  /** What an error of the files means, and what to do. */
  IndexException explain(String what, Exception error) {
    String where = " (" + path() + "): ";
    return switch (error) {
      case IndexException e -> e;
      case IndexFormatTooOldException e -> otherVersion(path(), "0");
      case IndexFormatTooNewException e -> otherVersion(path(), "999999999");
      case IndexNotFoundException e ->
          new IndexException(Fault.MISSING, "there is no search index in " + path() + REINDEX, e);
      case LockObtainFailedException e ->
          new IndexException(
              Fault.LOCKED, what + where + "another process writes to it; stop that one first", e);
      case CorruptIndexException e -> damaged(what + where, e);
      case EOFException e -> damaged(what + where, e);
      case NoSuchFileException e -> damaged(what + where, e);
      case IllegalArgumentException e -> damaged(what + where, e);
      case AlreadyClosedException e ->
          new IndexException(
              Fault.FAILED,
              what
                  + where
                  + "it is closed, perhaps after the disk failed or was full; see the"
                  + " error before this one, then start again",
              e);
      default ->
          new IndexException(
              Fault.FAILED,
              what + where + error.getMessage() + "; see that the disk has room and can be written",
              error);
    };
  }

  private static IndexException damaged(String where, Exception error) {
    return new IndexException(
        Fault.DAMAGED,
        where + "its files are damaged (" + error.getMessage() + ")" + REINDEX,
        error);
  }
}
