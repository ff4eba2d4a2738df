package io.tradepost.round;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The room in memory for letters on their way: the same however many mailboxes are taken in side by
 * side. Threads may share it.
 */
public final class Room {
  /** Raw bytes at any time; a larger letter goes alone. */
  private static final int RAW_KIB = 24 * 1024;

  /**
   * So much goes into the ledger at once: more than into the vault, because the ledger's keys are
   * random, and to enter 250 letters changes nearly as many of its pages as to enter 1,000.
   */
  private static final int BATCH_LETTERS = 1000;

  private static final int BATCH_CHARACTERS = 4 << 20;

  // Fair: else a large letter of one mailbox would wait for as long as others bring small ones.
  private final Semaphore raw = new Semaphore(RAW_KIB, true);
  private final AtomicInteger shares = new AtomicInteger();

  /** For one who takes letters in; to be closed. */
  Share share() {
    shares.incrementAndGet();
    return new Share();
  }

  /** The part of one who takes letters in. */
  final class Share implements AutoCloseable {
    private final AtomicInteger held = new AtomicInteger();

    /**
     * Waits until there is room for so many bytes.
     *
     * @return how much was taken, to be given back
     */
    int take(long bytes) {
      int kib = (int) Math.min(RAW_KIB, bytes / 1024 + 1);
      raw.acquireUninterruptibly(kib);
      held.addAndGet(kib);
      return kib;
    }

    void giveBack(int kib) {
      held.addAndGet(-kib);
      raw.release(kib);
    }

    /** Gives back whatever is held: nobody will come for it any more. */
    void giveBackAll() {
      raw.release(held.getAndSet(0));
    }

    /** Whether so many letters with so much text are as many as should wait for the ledger. */
    boolean isBatch(int letters, long characters) {
      int among = shares.get();
      return letters >= BATCH_LETTERS / among || characters >= BATCH_CHARACTERS / among;
    }

    @Override
    public void close() {
      giveBackAll();
      shares.decrementAndGet();
    }
  }
}
