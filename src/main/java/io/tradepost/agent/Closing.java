package io.tradepost.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is closed at the end, the last made first. */
final class Closing implements AutoCloseable {
  private final List<AutoCloseable> parts = new ArrayList<>();

  <T extends AutoCloseable> T add(T part) {
    parts.addFirst(part);
    return part;
  }

  @Override
  public void close() {
    RuntimeException first = null;
    for (AutoCloseable part : parts) {
      RuntimeException failure = failureOf(part);
      if (first == null) {
        first = failure;
      } else if (failure != null) {
        first.addSuppressed(failure);
      }
    }
    parts.clear();
    if (first != null) {
      throw first;
    }
  }

  private static @Nullable RuntimeException failureOf(AutoCloseable part) {
    try {
      part.close();
      return null;
    } catch (RuntimeException e) {
      return e;
    } catch (Exception e) {
      return new OfficeException("A part could not be closed: " + e.getMessage(), e);
    }
  }
}
