package io.tradepost.round;

import io.tradepost.ledger.Ledger;
import io.tradepost.search.LetterIndex;
import java.util.concurrent.Semaphore;

/**
 * Keeps the index in step with the ledger. The ledger is the truth: each change that the index has
 * to hear of leaves a mark there ({@link io.tradepost.ledger.Events#touch}), and the index's commit
 * says up to which mark it has heard everything. After a crash {@link Indexer#catchUp} repeats the
 * rest.
 */
public final class IndexKeeper {
  private static final int CHANGES = 1 << 20;

  private final Ledger ledger;
  private final LetterIndex index;
  // A semaphore and not a read-write lock: a change may end on another thread than it began.
  private final Semaphore changes = new Semaphore(CHANGES, true);

  public IndexKeeper(Ledger ledger, LetterIndex index) {
    this.ledger = ledger;
    this.index = index;
  }

  /** A change that the ledger may know of already and the index not yet. */
  interface Change extends AutoCloseable {
    /** The index knows of it too. */
    @Override
    void close();
  }

  /** Begins a change; while it is open nothing is committed. */
  Change begin() {
    changes.acquireUninterruptibly();
    return changes::release;
  }

  /**
   * Begins a change while another of the same hand may still be open. That one is ended first where
   * somebody waits to commit, or the two would wait for each other.
   */
  Change begin(Runnable endLast) {
    // Not in line with whoever has come just now: they wait for the change that is open as well.
    if (!changes.hasQueuedThreads() && changes.tryAcquire()) {
      return changes::release;
    }
    endLast.run();
    return begin();
  }

  LetterIndex index() {
    return index;
  }

  /**
   * Puts the index on the disk for good, and lets searches see it; between two commits a crash
   * costs only the time to catch up.
   */
  public void commit() {
    changes.acquireUninterruptibly(CHANGES);
    try {
      long sequence = ledger.read(book -> book.events().sequence());
      if (sequence != index.committedSequence()) {
        index.commit(sequence);
        ledger.writing(book -> book.events().indexed(sequence));
      }
      index.refresh();
    } finally {
      changes.release(CHANGES);
    }
  }
}
