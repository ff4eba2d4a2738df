package io.tradepost.archive.old;

import com.pff.PSTException;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking the library for something of an Outlook file. Damage makes it fail in any
 * way: a number that is wrong is an index out of bounds, a loop or memory for what is not there.
 */
record Attempt<T>(@Nullable T result, String why) {
  static <T> Attempt<T> at(Callable<T> work) {
    try {
      return new Attempt<>(QuietLibrary.doing(work), "");
    } catch (PSTException e) {
      return failed(e.getMessage() == null ? "its structure is damaged" : said(e.getMessage()));
    } catch (EOFException e) {
      return failed("the file ends before it does");
    } catch (IOException e) {
      return failed(e.getMessage() == null ? "it cannot be read" : said(e.getMessage()));
    } catch (StackOverflowError | OutOfMemoryError e) {
      // Of one request that no memory could meet; nothing of it is held any more.
      return failed("its structure is damaged (" + e.getClass().getSimpleName() + ")");
    } catch (Exception e) {
      return failed("its structure is damaged (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static <T> Attempt<T> failed(String why) {
    return new Attempt<>(null, why);
  }

  /** The first line, of the library's own words. */
  private static String said(String message) {
    String line = message.lines().findFirst().orElse("").strip();
    return line.length() > 120 ? line.substring(0, 120) + "…" : line;
  }
}
