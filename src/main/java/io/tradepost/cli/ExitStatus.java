package io.tradepost.cli;

import io.tradepost.agent.DataFolderInUseException;
import io.tradepost.agent.UncheckedConfigException;
import io.tradepost.config.ConfigException;
import io.tradepost.search.QuerySyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a command's exit status says, and which failure has which: the one place that decides. */
final class ExitStatus {
  static final int DONE = 0;

  /** The answer is no: nothing found, nothing to take back. */
  static final int NO = 1;

  static final int WRONG_USE = 2;
  static final int WORLD_FAILED = 3;

  private static final Logger log = LoggerFactory.getLogger(ExitStatus.class);

  private ExitStatus() {}

  /** A failure's exit status and the words for the operator. */
  record Verdict(int status, String words) {}

  /** Judges a failure. Its stack trace goes to the log alone. */
  static Verdict of(Throwable failure) {
    Throwable cause =
        failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null
            ? unchecked.getCause()
            : failure;
    return switch (cause) {
      case WrongUse wrong -> new Verdict(WRONG_USE, words(wrong));
      case ConfigException wrong -> new Verdict(WRONG_USE, words(wrong));
      case UncheckedConfigException wrong -> new Verdict(WRONG_USE, words(wrong));
      case QuerySyntaxException wrong -> new Verdict(WRONG_USE, words(wrong));
      // No fault of the program that its log should tell of.
      case DataFolderInUseException taken -> new Verdict(WORLD_FAILED, words(taken));
      case IllegalArgumentException wrong -> new Verdict(WRONG_USE, words(wrong));
      case IOException failed -> logged(failed, fileWords(failed));
      case RuntimeException failed -> logged(failed, words(failed));
      case Exception failed -> logged(failed, words(failed));
      case OutOfMemoryError failed ->
          logged(failed, "Out of memory. Give it more with TRADEPOST_JAVA_OPTIONS=-Xmx2g.");
      case Throwable failed -> logged(failed, "Inner failure: " + failed);
    };
  }

  private static Verdict logged(Throwable failure, String words) {
    log.error("A command failed", failure);
    return new Verdict(WORLD_FAILED, words);
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? "Inner failure: " + failure.getClass().getSimpleName() + "; the log has the details."
        : message;
  }

  /** The JDK's own messages for files hold the path alone. */
  private static String fileWords(IOException failure) {
    return switch (failure) {
      case NoSuchFileException missing -> "No such file or folder: " + missing.getFile();
      case AccessDeniedException denied ->
          "Not allowed to read or write " + denied.getFile() + ". Check its owner and rights.";
      case FileSystemException other when other.getReason() == null -> "Failed: " + other.getFile();
      default -> words(failure);
    };
  }
}
