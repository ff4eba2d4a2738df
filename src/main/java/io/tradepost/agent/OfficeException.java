package io.tradepost.agent;

import org.jspecify.annotations.Nullable;

/** A server or a disk did not do its part; the message says which and what to do. */
public final class OfficeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OfficeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
