package io.tradepost.round;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index's share of batches of letters, done by the workers while the next batch is entered in
 * the ledger; at most one batch is behind. For one thread.
 */
final class Indexing {
  private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);

  private final IndexKeeper keeper;
  private final ExecutorService workers;
  private Runnable ending = () -> {};

  Indexing(IndexKeeper keeper, ExecutorService workers) {
    this.keeper = keeper;
    this.workers = workers;
  }

  /** Begins a change of the ledger while the last may still be on its way to the index. */
  IndexKeeper.Change begin() {
    return keeper.begin(this::await);
  }

  /**
   * The batch's jobs are done from now on.
   *
   * @param change closed when they are done, or not begun because the last batch's failed
   * @param after done after them
   */
  <T> void put(Collection<? extends Callable<T>> jobs, IndexKeeper.Change change, After<T> after) {
    List<Future<T>> puts = new ArrayList<>();
    try {
      await();
      jobs.forEach(job -> puts.add(workers.submit(job)));
    } catch (RuntimeException | Error e) {
      change.close(); // Else whoever commits would wait for it for ever.
      throw e;
    }
    ending =
        () -> {
          try (change) {
            after.all(puts.stream().map(Workers::result).toList());
          }
        };
  }

  /** What is done when a batch's jobs are. */
  @FunctionalInterface
  interface After<T> {
    void all(List<T> results);
  }

  /** Waits until nothing is behind. */
  void await() {
    Runnable last = ending;
    ending = () -> {};
    last.run();
  }

  /** After a failure: what is begun is ended, and its own failure adds nothing. */
  void abandon() {
    try {
      await();
    } catch (RuntimeException e) {
      LOG.warn("index.abandoned", e);
    }
  }
}
