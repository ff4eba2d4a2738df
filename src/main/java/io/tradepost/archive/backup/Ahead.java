package io.tradepost.archive.backup;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

/**
 * Work on one letter after the other, done by as many processors as there are, whose results come
 * in the order in which the work was given. For one thread.
 */
final class Ahead<T> {
  private record Piece<T>(FutureTask<T> work, long size) {}

  private final ArrayDeque<Piece<T>> pieces = new ArrayDeque<>();
  private final long most;
  private long size;

  /**
   * @param most the sizes of pieces under way, added up, from which on no more should be given
   */
  Ahead(long most) {
    this.most = most;
  }

  void give(long sizeOfPiece, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    pieces.add(new Piece<>(task, sizeOfPiece));
    size += sizeOfPiece;
    ForkJoinPool.commonPool().execute(task);
  }

  boolean full() {
    return size >= most;
  }

  /** The result of the earliest piece; empty where there is none. */
  Optional<T> next() throws IOException {
    Piece<T> first = pieces.poll();
    if (first == null) {
      return Optional.empty();
    }
    size -= first.size();
    first.work().run(); // does nothing where another thread has begun
    try {
      return Optional.of(first.work().get());
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failed -> throw failed;
        case RuntimeException failed -> throw failed;
        case Error failed -> throw failed;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while letters were compressed or unpacked");
    }
  }

  /** Nobody wants the rest. */
  void drop() {
    pieces.forEach(piece -> piece.work().cancel(false));
    pieces.clear();
    size = 0;
  }
}
