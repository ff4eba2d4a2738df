package io.tradepost.archive.backup;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file, and has the disk take down what was written while more is: so that little is left
 * to wait for at the end. That all of it lies there for good is known after {@link Disk#sync} only.
 */
final class Pushed extends OutputStream {
  /** Small enough that a disk is never idle for long, large enough that a push costs little. */
  private static final long STEP = 8 << 20;

  private final FileChannel channel;
  private @Nullable FutureTask<Void> push;
  private long unpushed;

  Pushed(FileChannel channel) {
    this.channel = channel;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    unpushed += length;
    if (unpushed >= STEP && (push == null || push.isDone())) {
      await();
      unpushed = 0;
      push =
          new FutureTask<>(
              () -> {
                channel.force(false);
                return null;
              });
      Thread.ofPlatform().daemon().name("backup-push").start(push);
    }
  }

  /** A disk tells once that it could not take something down: whoever hears it must not forget. */
  private void await() throws IOException {
    if (push == null) {
      return;
    }
    try {
      push.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the disk took down what was written");
    }
    push = null;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      await();
    }
  }
}
