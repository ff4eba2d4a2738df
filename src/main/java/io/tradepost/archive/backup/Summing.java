package io.tradepost.archive.backup;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Works out a backup's digest on a thread of its own, while its letters are read. */
final class Summing implements AutoCloseable {
  private final FutureTask<BackupWriter.Sum> task;

  Summing(BackupFormat format, Path file) {
    task = new FutureTask<>(() -> format.sum(file));
    Thread.ofPlatform().daemon().name("backup-sum").start(task);
  }

  /** Waits for it. */
  BackupWriter.Sum sum() throws IOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the digest was worked out");
    }
  }

  /** Where nobody wants it any more, what it finds is thrown away. */
  @Override
  public void close() {
    task.cancel(false);
  }
}
