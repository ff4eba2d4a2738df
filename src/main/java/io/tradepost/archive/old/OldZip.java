package io.tradepost.archive.old;

import io.tradepost.archive.backup.Receiving;
import io.tradepost.mailbox.FolderPath;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Reads a .zip of .eml files, mbox files or Maildirs. Where its directory at the end is lost, it is
 * read from the front as far as it goes.
 */
final class OldZip {
  private static final int BEGINNING = 4096;

  /** Old programs wrote names in the system's own charset; here that is the Chinese one. */
  private static final Charset OLD_NAMES = Charset.forName("GB18030");

  private static final String WRONG_SUM = "it is damaged: its checksum is another";

  private final FolderPath root;
  private final String zip;
  private final Instant last;
  private final OldMailSink sink;

  private OldZip(FolderPath root, String zip, Instant last, OldMailSink sink) {
    this.root = root;
    this.zip = zip;
    this.last = last;
    this.sink = sink;
  }

  static void read(Path file, FolderPath root, String name, OldMailSink sink) throws IOException {
    OldZip zip = new OldZip(root, name, Files.getLastModifiedTime(file).toInstant(), sink);
    try (ZipFile open = open(file)) {
      zip.byDirectory(open);
    } catch (ZipException e) {
      sink.unreadable(root, name, "the .zip is damaged (" + e.getMessage() + ")");
      zip.fromFront(file);
    }
  }

  private static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException e) {
      return new ZipFile(file.toFile(), OLD_NAMES); // Fails again where the names are not to blame.
    }
  }

  private void byDirectory(ZipFile open) {
    Enumeration<? extends ZipEntry> entries = open.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      FolderPath folder = folder(entry);
      try (InputStream in = open.getInputStream(entry)) {
        CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
        entry(
            entry,
            folder,
            checked,
            () -> entry.getCrc() < 0 || checked.getChecksum().getValue() == entry.getCrc());
      } catch (IOException e) {
        sink.unreadable(folder, place(entry), OldFiles.why(e));
      }
      sink.read(Math.max(0, entry.getCompressedSize()));
    }
  }

  private void fromFront(Path file) throws IOException {
    try (ZipInputStream in =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)), OLD_NAMES)) {
      String before = "the beginning";
      try {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          before = entry.getName();
          entry(entry, folder(entry), in, () -> true); // It checks by itself.
        }
      } catch (IOException | IllegalArgumentException e) {
        sink.unreadable(root, zip, "it cannot be read further than " + before);
      }
    }
  }

  private String place(ZipEntry entry) {
    return zip + ", " + entry.getName();
  }

  /**
   * One entry.
   *
   * @param whole asked once it is read to its end: whether it came out as it went in
   */
  private void entry(ZipEntry entry, FolderPath folder, InputStream from, BooleanSupplier whole)
      throws IOException {
    if (entry.isDirectory()) {
      sink.folder(folder, -1);
      return;
    }
    BufferedInputStream in = new BufferedInputStream(from, 1 << 16);
    in.mark(BEGINNING + 1);
    byte[] beginning = in.readNBytes(BEGINNING);
    in.reset();
    String name = name(entry);
    boolean maildir = inMaildir(entry);
    FileKind kind = maildir ? FileKind.EML : FileKind.of(name, beginning);
    switch (kind) {
      case MBOX -> {
        FolderPath own = name.equals("mbox") ? folder : OldFolders.child(folder, name);
        sink.folder(own, -1);
        MboxFile.read(in, own, place(entry), last, sink);
        if (!whole.getAsBoolean()) {
          sink.unreadable(own, place(entry), WRONG_SUM);
        }
      }
      case EML -> letter(entry, folder, in, maildir ? MaildirNames.flags(name) : Set.of(), whole);
      case PST, ZIP -> sink.notLetter(folder, place(entry), "a file to be unpacked first");
      case FOLDER, MAILDIR, BACKUP, NOTHING, OTHER ->
          sink.notLetter(folder, place(entry), "another file");
    }
  }

  private void letter(
      ZipEntry entry, FolderPath folder, InputStream in, Set<String> flags, BooleanSupplier whole)
      throws IOException {
    try (Receiving receiving = new Receiving()) {
      new LineEnds(receiving).all(in);
      if (!whole.getAsBoolean()) {
        sink.unreadable(folder, place(entry), WRONG_SUM);
        return;
      }
      FileTime time = entry.getLastModifiedTime();
      OldArrival arrival = new OldArrival(false, List.of(), time == null ? last : time.toInstant());
      sink.letter(new OldLetter(folder, place(entry), receiving.letter(), flags, arrival));
    }
  }

  private static String name(ZipEntry entry) {
    String path = stripped(entry);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String stripped(ZipEntry entry) {
    String path = entry.getName().replace('\\', '/');
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static boolean inMaildir(ZipEntry entry) {
    return stripped(entry).matches("(?:.*/)?(?:cur|new)/[^/]+");
  }

  private FolderPath folder(ZipEntry entry) {
    String path = stripped(entry);
    if (inMaildir(entry)) {
      path = path.substring(0, path.lastIndexOf('/'));
    }
    FolderPath folder = root;
    String[] names = path.split("/", -1);
    int depth = entry.isDirectory() ? names.length : names.length - 1;
    for (int i = 0; i < depth; i++) {
      if (!names[i].isEmpty() && !names[i].equals(".") && !names[i].equals("..")) {
        folder = OldFolders.child(folder, names[i]);
      }
    }
    return folder;
  }
}
