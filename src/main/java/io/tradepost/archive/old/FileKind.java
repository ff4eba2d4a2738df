package io.tradepost.archive.old;

import io.tradepost.archive.backup.BackupContents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** What kind of old mail a file is, by how it begins rather than by its name. */
enum FileKind {
  FOLDER,
  MAILDIR,
  BACKUP,
  MBOX,
  EML,
  ZIP,
  PST,
  /** An empty file, as mail programs keep for an empty folder. */
  NOTHING,
  OTHER;

  private static final int BEGINNING = 4096;
  private static final Pattern FIELD =
      Pattern.compile("(?s)(?:\\uFEFF|\u00EF\u00BB\u00BF)?[A-Za-z][A-Za-z0-9-]{0,60}:[ \\t].*");
  private static final Pattern TELLING =
      Pattern.compile("(?mi)^(?:From|Date|Received|Message-ID|Subject|MIME-Version):");

  static FileKind of(Path path) throws IOException {
    if (BackupContents.isOne(path)) {
      return BACKUP;
    }
    if (Files.isDirectory(path)) {
      return isMaildir(path) ? MAILDIR : FOLDER;
    }
    return Files.isRegularFile(path) ? of(name(path), beginning(path)) : OTHER;
  }

  static FileKind of(String name, byte[] beginning) {
    String text = new String(beginning, StandardCharsets.ISO_8859_1);
    if (beginning.length == 0) {
      return NOTHING;
    }
    if (text.startsWith("!BDN")) {
      return PST;
    }
    if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
      return ZIP;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (text.startsWith("From ")) {
      return MBOX;
    }
    if (lower.endsWith(".eml")) {
      return EML;
    }
    boolean plain = !lower.contains(".") || lower.matches("[\\d.]+");
    return plain && FIELD.matcher(text).matches() && TELLING.matcher(text).find() ? EML : OTHER;
  }

  static boolean isMaildir(Path folder) {
    boolean fresh = holds(folder, "new") && holds(folder, "tmp");
    return fresh || holds(folder, "cur");
  }

  private static boolean holds(Path folder, String room) {
    return Files.isDirectory(folder.resolve(room), LinkOption.NOFOLLOW_LINKS);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static byte[] beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(BEGINNING);
    }
  }
}
