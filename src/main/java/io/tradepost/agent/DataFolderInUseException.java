package io.tradepost.agent;

import java.nio.file.Path;

/** Another process owns the data folder. */
public final class DataFolderInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DataFolderInUseException(Path data) {
    super(
        "Another Tradepost works with the data folder "
            + data
            + ". If it is the daemon, this command is answered by it once it has started up; if it"
            + " is a pass, wait for its end.");
  }
}
