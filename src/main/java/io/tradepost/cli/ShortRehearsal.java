package io.tradepost.cli;

import io.tradepost.cli.socket.CommandServer;
import io.tradepost.cli.socket.Request;
import io.tradepost.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Goes the {@link ShortWay} once, to a daemon that says one line, so that the JVM can record the
 * few classes it needs: all that a cache holds are linked when the JVM starts, and so the cache of
 * the long way would cost more than the answer. Started by the launcher alone.
 */
final class ShortRehearsal {
  private ShortRehearsal() {}

  /** The program's entry. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("tradepost-rehearsal");
    Path config = Files.createDirectory(folder.resolve("config"));
    Path settings = config.resolve(SettingsFolder.SETTINGS);
    CommandServer server = new CommandServer(folder, ShortRehearsal::answer);
    try {
      Files.writeString(settings, "company: {}\ndata: .\n");
      ask(folder);
    } finally {
      server.close();
      Files.delete(settings);
      Files.delete(config);
      Files.delete(folder);
    }
    System.exit(ExitStatus.DONE);
  }

  private static void ask(Path folder) {
    PrintStream none = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    Terminal.ofProcess(Map.of());
    Request request =
        new Request(
            List.of("--config", "config", "search", "a"),
            folder,
            new Terminal(none, none, 100, true, false));
    if (Tradepost.typed(request, Map.of()) != ExitStatus.DONE) {
      throw new IllegalStateException("The daemon of the rehearsal did not answer.");
    }
  }

  private static int answer(Request request) {
    request.terminal().out().println("询价");
    request.terminal().flush();
    return ExitStatus.DONE;
  }
}
