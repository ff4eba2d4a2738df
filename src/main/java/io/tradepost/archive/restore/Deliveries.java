package io.tradepost.archive.restore;

import io.tradepost.archive.backup.BackupContents;
import io.tradepost.archive.backup.Copy;
import io.tradepost.letter.RawLetter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Letters out of a backup in batches, each of one folder, read ahead in a thread of its own while
 * the server takes the ones before.
 */
final class Deliveries implements AutoCloseable {
  private static final int LETTERS = 100;
  private static final long BYTES = 4L << 20;
  private static final long IN_MEMORY = 1L << 20;

  /** What comes next. */
  sealed interface Next {
    /**
     * Letters of one folder.
     *
     * @param taken to be counted down once their bytes are no longer needed
     */
    record Batch(List<Parcel> parcels, CountDownLatch taken) implements Next {}

    /** A letter that the backup no longer has as it went in. */
    record Lost(Copy copy, String why) implements Next {}

    /** No more come. */
    record End() implements Next {}

    /** The backup cannot be read on. */
    record Broken(Exception cause) implements Next {}
  }

  private final BlockingQueue<Next> queue = new ArrayBlockingQueue<>(3);
  private final Thread reading;

  /** What is wanted of a backup. */
  interface Order {
    boolean wants(Copy copy);

    /** The copies that a letter in the backup is brought back as. */
    List<Copy> as(Copy copy);
  }

  Deliveries(BackupContents backup, Selection selection, Order order) {
    this.reading =
        Thread.ofVirtual()
            .name("restore-reading")
            .start(() -> read(backup, order, new Packing(selection, order)));
  }

  Next next() throws InterruptedIOException {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the restore was interrupted");
    }
  }

  /** Nobody wants what may still come. */
  @Override
  public void close() {
    reading.interrupt();
  }

  private void read(BackupContents backup, Order order, Packing packing) {
    try {
      try {
        backup.read(order::wants, packing);
        packing.send();
        queue.put(new Next.End());
      } catch (IOException | RuntimeException e) {
        queue.put(new Next.Broken(e));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // It was closed.
    }
  }

  /** Makes batches of letters. */
  private final class Packing implements BackupContents.Taker {
    private final Selection selection;
    private final Order order;
    private List<Parcel> batch = new ArrayList<>();
    private long bytes;

    Packing(Selection selection, Order order) {
      this.selection = selection;
      this.order = order;
    }

    @Override
    public void letter(Copy copy, RawLetter raw) throws IOException {
      RawLetter held = held(raw);
      for (Copy as : order.as(copy)) {
        add(new Parcel(as, selection.target(as.folder()), held));
      }
    }

    private void add(Parcel parcel) throws IOException {
      RawLetter raw = parcel.raw();
      boolean otherFolder = !batch.isEmpty() && !batch.getLast().target().equals(parcel.target());
      if (otherFolder || batch.size() >= LETTERS || bytes + raw.size() > BYTES) {
        sendOrFail();
      }
      batch.add(parcel);
      bytes += raw.size();
      if (raw instanceof RawLetter.InFile) {
        await(sendOrFail()); // The file serves until the next letter is read.
      }
    }

    /** A letter in a file that others may change: what was checked is what is sent. */
    private static RawLetter held(RawLetter raw) throws IOException {
      if (raw instanceof RawLetter.InMemory || raw.size() > IN_MEMORY) {
        return raw;
      }
      try (InputStream in = raw.open()) {
        return RawLetter.of(in.readAllBytes());
      }
    }

    @Override
    public void lost(Copy copy, String why) {
      try {
        queue.put(new Next.Lost(copy, why));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private CountDownLatch sendOrFail() throws IOException {
      try {
        return send();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("nobody wants the letters any more");
      }
    }

    CountDownLatch send() throws InterruptedException {
      CountDownLatch taken = new CountDownLatch(1);
      if (!batch.isEmpty()) {
        queue.put(new Next.Batch(batch, taken));
        batch = new ArrayList<>();
        bytes = 0;
      }
      return taken;
    }

    private static void await(CountDownLatch taken) throws IOException {
      try {
        taken.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("nobody wants the letters any more");
      }
    }
  }
}
