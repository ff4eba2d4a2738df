package io.tradepost.round;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Runs jobs side by side and gives their results in order. */
final class Workers {
  private Workers() {}

  /** All results; throws what the first failed job threw. */
  static <T> List<T> all(ExecutorService workers, Collection<? extends Callable<T>> jobs) {
    List<Future<T>> futures = new ArrayList<>();
    jobs.forEach(job -> futures.add(workers.submit(job)));
    List<T> results = new ArrayList<>();
    futures.forEach(future -> results.add(result(future)));
    return results;
  }

  /** The next of the queue, waited for; an interrupt is kept for later. */
  static <T> T take(BlockingQueue<T> queue) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return queue.take();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The job's result; throws what it threw. */
  static <T> T result(Future<T> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true; // A stop is asked for; what is begun is ended.
        }
      }
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
