package io.tradepost.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a new {@code tradepost.yaml}, with comments, for its owner only. */
public final class SettingsWriter {
  private final Installation installation;

  public SettingsWriter(Installation installation) {
    this.installation = installation;
  }

  /**
   * Writes the file whole or not at all; a file that exists is never replaced. Folders are made as
   * needed.
   *
   * @return the file
   * @throws FileAlreadyExistsException where there is one
   * @throws ConfigException where the answers make no settings that can be used; nothing is then
   *     written
   * @throws IOException where it cannot be written
   */
  public Path write(Answers answers) throws IOException, ConfigException {
    Path file = installation.settingsFile();
    if (Files.exists(file)) {
      throw exists(file);
    }
    String text = SettingsText.of(answers);
    installation.check(text.getBytes(StandardCharsets.UTF_8));
    Files.createDirectories(installation.configFolder(), forOwner("rwx------"));
    Path fresh =
        Files.createTempFile(
            installation.configFolder(), ".tradepost", ".new", forOwner("rw-------"));
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      publish(fresh, file);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return file;
  }

  /** A hard link, unlike a rename, fails where the name has been taken in the meantime. */
  private static void publish(Path fresh, Path file) throws IOException {
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      // A file system without hard links (FAT, some network shares).
      Files.move(fresh, file);
    }
  }

  private static FileAlreadyExistsException exists(Path file) {
    return new FileAlreadyExistsException(
        file.toString(), null, "settings exist already; edit them, or move them away first");
  }

  private static FileAttribute<?>[] forOwner(String rights) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
