package io.tradepost.cli.socket;

import io.tradepost.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;

/**
 * A command that came over the socket.
 *
 * @param arguments as typed
 * @param folder where it was typed: relative paths in the arguments start there
 * @param terminal prints at the other end; what a client that has gone away would have read is
 *     dropped
 */
public record Request(List<String> arguments, Path folder, Terminal terminal) {
  public Request {
    arguments = List.copyOf(arguments);
  }
}
