package io.tradepost.agent;

import java.nio.file.Path;

/** Another process owns the data folder. */
public final class DataFolderInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DataFolderInUseException(Path data, String owner) {
    super(
        owner
            + " works with the data folder "
            + data
            + ", and only one may. If it is the daemon, it answers commands once it has started"
            + " up, and no second one is needed; if it is a pass, wait for its end.");
  }
}
