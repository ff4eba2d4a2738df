package io.tradepost.archive.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of the disk with a Maildir for each of the mailbox's folders, one within the other, as
 * Dovecot calls {@code LAYOUT=fs}. A file's name carries the letter's flags.
 */
public record Maildir() implements BackupFormat {
  /** What a Maildir consists of. */
  static final List<String> ROOMS = List.of("cur", "new", "tmp");

  @Override
  public String name() {
    return "maildir";
  }

  @Override
  public String suffix() {
    return ".maildir";
  }

  @Override
  public BackupWriter write(Disk disk, Path to, Optional<Previous> previous) throws IOException {
    return new MaildirWriter(disk, to);
  }

  @Override
  public BackupReader read(Path from) throws IOException {
    return new MaildirReader(from);
  }

  /** The digest of all names with their files' digests, one a line, in the order of names. */
  @Override
  public BackupWriter.Sum sum(Path of) throws IOException {
    MessageDigest digest = Sha256.digest();
    long size = 0;
    for (String name : all(of)) {
      Path one = of.resolve(name);
      if (Files.isDirectory(one)) {
        digest.update(folderLine(name));
      } else {
        BackupWriter.Sum sum = Sha256.of(one);
        size += sum.size();
        digest.update(fileLine(name, sum.sha256()));
      }
    }
    return new BackupWriter.Sum(size, Sha256.hex(digest));
  }

  static byte[] folderLine(String name) {
    return (name + "/\n").getBytes(StandardCharsets.UTF_8);
  }

  static byte[] fileLine(String name, String sha256) {
    return (name + " " + sha256 + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Everything in it, with {@code /} whatever the system, in order. */
  static List<String> all(Path root) throws IOException {
    if (!Files.readAttributes(root, BasicFileAttributes.class).isDirectory()) {
      throw new IOException(root + " is no folder");
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(p -> !p.equals(root))
          .map(p -> root.relativize(p).toString().replace(p.getFileSystem().getSeparator(), "/"))
          .sorted()
          .toList();
    }
  }

  static PlainNames names() {
    return new PlainNames(Set.copyOf(ROOMS));
  }
}
