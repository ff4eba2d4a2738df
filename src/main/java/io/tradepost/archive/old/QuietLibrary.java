package io.tradepost.archive.old;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;

/**
 * The library that reads Outlook's files prints what it meets, with words of the letters, to the
 * program's own output. What it prints is dropped, for the thread that works with it alone.
 */
final class QuietLibrary {
  private static final ThreadLocal<Boolean> QUIET = ThreadLocal.withInitial(() -> false);

  private QuietLibrary() {}

  /** Does the work. */
  static <T> T doing(Callable<T> work) throws Exception {
    install();
    boolean before = QUIET.get();
    QUIET.set(true);
    try {
      return work.call();
    } finally {
      QUIET.set(before);
    }
  }

  /** Again where somebody has set other streams since. */
  private static synchronized void install() {
    if (!(System.err instanceof Sieve)) {
      System.setErr(new Sieve(System.err));
    }
    if (!(System.out instanceof Sieve)) {
      System.setOut(new Sieve(System.out));
    }
  }

  private static final class Sieve extends PrintStream {
    Sieve(PrintStream to) {
      super(new Through(to), true, to.charset());
    }
  }

  private static final class Through extends OutputStream {
    private final PrintStream to;

    Through(PrintStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) {
      if (!QUIET.get()) {
        to.write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      if (!QUIET.get()) {
        to.write(bytes, from, length);
      }
    }

    @Override
    public void flush() {
      to.flush();
    }
  }
}
