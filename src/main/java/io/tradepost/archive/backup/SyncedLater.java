package io.tradepost.archive.backup;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A disk that takes down what is to outlive a power failure while its user goes on; it does for
 * good when {@link #settle} returns.
 */
final class SyncedLater implements Disk, AutoCloseable {
  /** Of many small files several are taken down in one go. */
  private static final int HANDS = 4;

  private final Disk disk;
  private final ExecutorService hands =
      Executors.newFixedThreadPool(
          HANDS, Thread.ofPlatform().daemon().name("backup-sync-", 1).factory());
  private final ArrayDeque<Future<?>> begun = new ArrayDeque<>();

  SyncedLater(Disk disk) {
    this.disk = disk;
  }

  @Override
  public OutputStream create(Path file) throws IOException {
    return disk.create(file);
  }

  @Override
  public OutputStream setAside(Path file) throws IOException {
    return disk.setAside(file);
  }

  @Override
  public void makeFolder(Path folder) throws IOException {
    disk.makeFolder(folder);
  }

  /** Begins it. */
  @Override
  public void sync(Path fileOrFolder) {
    begun.add(
        hands.submit(
            () -> {
              disk.sync(fileOrFolder);
              return null;
            }));
  }

  /** Waits until all of it was done. */
  void settle() throws IOException {
    try {
      for (Future<?> next = begun.poll(); next != null; next = begun.poll()) {
        next.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the disk took down what was written");
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void delete(Path fileOrFolder) throws IOException {
    disk.delete(fileOrFolder);
  }

  /** What was not begun is not done; returns when nothing is under way. */
  @Override
  public void close() {
    begun.forEach(sync -> sync.cancel(false));
    hands.close();
  }
}
