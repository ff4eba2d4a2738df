package io.tradepost.cli;

import io.tradepost.agent.Office;
import io.tradepost.cli.socket.CommandClient;
import io.tradepost.cli.socket.Request;
import io.tradepost.cli.terminal.Palette;
import io.tradepost.cli.terminal.SafeText;
import io.tradepost.cli.terminal.Terminal;
import io.tradepost.cli.terminal.TextWidth;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * What a command works at: the options that all commands share, the terminal, and the way to the
 * office. In the daemon the office is at hand; elsewhere the running daemon is asked first, and
 * where there is none, the office is opened for the one command.
 */
final class Desk {
  static final String SETTINGS = SettingsFolder.SETTINGS;
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** A command's work with the office; gives the exit status. */
  @FunctionalInterface
  interface Work {
    int with(Office office) throws Exception;
  }

  private final Wiring wiring;
  private final Request request;
  private final Map<String, String> environment;
  private final @Nullable Office atHand;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "the folder with tradepost.yaml (default: $TRADEPOST_CONFIG, else config)")
  private @Nullable Path config;

  @SuppressWarnings("UnusedVariable") // picocli asks the option, not the field.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "explain this command")
  private boolean help;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "no colours (so does the environment variable NO_COLOR)")
  private boolean plain;

  /**
   * A desk for one command.
   *
   * @param atHand the daemon's office; null elsewhere
   */
  Desk(Wiring wiring, Request request, Map<String, String> environment, @Nullable Office atHand) {
    this.wiring = wiring;
    this.request = request;
    this.environment = environment;
    this.atHand = atHand;
  }

  Wiring wiring() {
    return wiring;
  }

  Terminal terminal() {
    return plain ? request.terminal().plain() : request.terminal();
  }

  Palette palette() {
    return terminal().palette();
  }

  String environment(String name) {
    return environment.getOrDefault(name, "");
  }

  /** Runs a command that another process sent, with the daemon's office. */
  int answer(Request other, Office office) {
    return new Tradepost(wiring, environment).answer(other, office);
  }

  /** Has the work done, by the daemon or here. */
  int withOffice(boolean writing, Work work) throws Exception {
    if (atHand != null) {
      return work.with(atHand);
    }
    Path folder = configFolder();
    Path data = wiring.dataFolders().of(folder);
    OptionalInt answered = new CommandClient(data).run(request);
    if (answered.isPresent()) {
      return answered.getAsInt();
    }
    Logging.ofCommand(data);
    try (Office office = wiring.offices().open(folder, writing)) {
      return work.with(office);
    }
  }

  Instant now() {
    return wiring.clock().instant();
  }

  /** A path as it was meant where the command was typed. */
  Path file(Path given) {
    return request.folder().resolve(given).normalize();
  }

  /**
   * The folder of the settings: as the option says, else {@code TRADEPOST_CONFIG}, else {@code
   * config} here or, where that holds no settings, beside the launcher.
   */
  Path configFolder() {
    return config == null ? usualFolder() : file(config);
  }

  private Path usualFolder() {
    return SettingsFolder.usual(request.folder(), environment);
  }

  /** What to type for a further command on that configuration, as it is typed here. */
  String program(Path config) {
    String name = environment("TRADEPOST_NAME");
    String program = quoted(name.isEmpty() ? "tradepost" : name);
    return config.equals(usualFolder())
        ? program
        : program + " --config " + quoted(config.toString());
  }

  /** As a shell takes it. */
  private static String quoted(String word) {
    return word.matches("[\\w/.,:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  void json(ZoneId zone, Consumer<JsonDocument> fields) {
    JsonDocument.print(terminal().out(), zone, fields);
  }

  /** Prints a line of results that may hold a letter's words. */
  void line(String text) {
    terminal().line(SafeText.line(text));
  }

  /** Prints a text that may hold a letter's words, wrapped, its further lines set in. */
  void wrapped(String margin, String text) {
    int width = terminal().width();
    int inner = width == Terminal.UNLIMITED ? width : width - TextWidth.of(margin);
    String before = margin;
    for (String line : TextWidth.wrap(SafeText.line(text), inner)) {
      terminal().line(before + line);
      before = " ".repeat(TextWidth.of(margin));
    }
  }

  /** Prints a line of messages that may hold a letter's words. */
  void say(String text) {
    terminal().say(SafeText.line(text));
  }

  /** Prints a line of messages, set in, that may hold another's words. */
  void say(String margin, String text) {
    terminal().say(margin + SafeText.line(text));
  }

  /** A time as a person reads it. */
  static String time(@Nullable Instant time, ZoneId zone) {
    return time == null ? "–" : MINUTES.format(time.atZone(zone));
  }
}
