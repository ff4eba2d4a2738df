package io.tradepost.cli;

import io.tradepost.cli.socket.CommandClient;
import io.tradepost.cli.socket.Request;
import io.tradepost.config.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The short way of a question to the running daemon: as it was typed, before the command line is
 * understood and the settings are read, which takes longer than the answer. The daemon understands
 * it as this process would. Where anything is unusual, the long way is gone.
 */
final class ShortWay {
  /** What is asked often, and asks the office alone. */
  private static final Set<String> QUESTIONS =
      Set.of("search", "show", "thread", "explain", "status", "overdue", "stats", "customers");

  /** Of the commands on backups, those that ask the office alone as well. */
  private static final Set<String> ON_BACKUPS =
      Set.of("backup run", "backup verify", "backup list");

  private static final String CONFIG = "--config";

  private ShortWay() {}

  /**
   * Has the daemon answer.
   *
   * @return the exit status; empty where nothing was done and the long way is to be gone
   * @throws IOException if the daemon went away before it had answered
   */
  static OptionalInt ask(Request request, Map<String, String> environment) throws IOException {
    List<String> typed = request.arguments();
    if (!isShort(typed) || typed.stream().anyMatch(ShortWay::isHelp)) {
      return OptionalInt.empty();
    }
    Optional<Path> folder = settingsFolder(request, environment);
    Optional<Path> data =
        folder.flatMap(
            f -> Installation.locate(f, environment, request.folder()).plainDataFolder());
    return data.isEmpty() ? OptionalInt.empty() : new CommandClient(data.get()).run(request);
  }

  private static boolean isShort(List<String> typed) {
    return QUESTIONS.contains(CommandWord.in(typed))
        || ON_BACKUPS.contains(CommandWord.withNextIn(typed));
  }

  private static boolean isHelp(String word) {
    return word.equals("-h") || word.equals("--help");
  }

  /** Empty where the option stands more than once, or in a form that only picocli knows. */
  private static Optional<Path> settingsFolder(Request request, Map<String, String> environment) {
    List<String> typed = request.arguments();
    int at = typed.indexOf(CONFIG);
    boolean others =
        typed.stream().anyMatch(w -> w.startsWith(CONFIG) && !w.equals(CONFIG))
            || at != typed.lastIndexOf(CONFIG);
    if (others || at == typed.size() - 1) {
      return Optional.empty();
    }
    return Optional.of(
        at < 0
            ? SettingsFolder.usual(request.folder(), environment)
            : request.folder().resolve(typed.get(at + 1)).normalize());
  }
}
