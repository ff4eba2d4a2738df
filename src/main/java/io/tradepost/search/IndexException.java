package io.tradepost.search;

import org.jspecify.annotations.Nullable;

/** The index cannot be used; the message says where it is and what to do. */
public final class IndexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Fault {
    /** There is none. */
    MISSING,
    /** An earlier version of the program made it. */
    OLDER,
    /** A later version of the program made it. */
    NEWER,
    /** Its files are damaged. */
    DAMAGED,
    /** Another process writes to it. */
    LOCKED,
    /** The disk failed or is full, or it was closed after such a failure. */
    FAILED
  }

  private final Fault fault;

  IndexException(Fault fault, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
