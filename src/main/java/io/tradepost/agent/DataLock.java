package io.tradepost.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The lock by which one process owns a data folder. The system lets go of it when the process dies,
 * however it does.
 */
final class DataLock implements AutoCloseable {
  private static final String FILE = "tradepost.lock";

  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock; makes the folder, for its owner only, where it is missing.
   *
   * @throws DataFolderInUseException where another process has it
   */
  static DataLock take(Path data) throws IOException {
    makeFolder(data);
    FileChannel channel =
        FileChannel.open(data.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new DataFolderInUseException(data, owner(data));
    }
    byte[] owner = Long.toString(ProcessHandle.current().pid()).getBytes(US_ASCII);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(owner));
    return new DataLock(channel);
  }

  /** Who holds the lock, in words. */
  private static String owner(Path data) {
    try {
      String pid = Files.readString(data.resolve(FILE), US_ASCII).strip();
      return pid.isEmpty() ? "Another Tradepost" : "Another Tradepost (process " + pid + ")";
    } catch (IOException e) {
      return "Another Tradepost"; // Some systems let nobody read a locked file.
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Held by this very process.
    }
  }

  /** Makes the folder, for its owner only, where it is missing. */
  static void makeFolder(Path data) throws IOException {
    if (Files.isDirectory(data)) {
      return;
    }
    if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(data);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
