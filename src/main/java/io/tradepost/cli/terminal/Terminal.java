package io.tradepost.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command prints.
 *
 * @param out results; UTF-8; may be buffered until {@link #flush}
 * @param err messages and progress; UTF-8
 * @param width columns, at least {@value #NARROWEST}; {@value #UNLIMITED} where output goes to a
 *     file or a pipe, whose lines are not cut
 * @param colour whether results may be coloured
 * @param live whether messages go to a terminal, where a line can be written over
 */
public record Terminal(PrintStream out, PrintStream err, int width, boolean colour, boolean live) {
  public static final int UNLIMITED = Integer.MAX_VALUE;
  static final int NARROWEST = 40;
  private static final int USUAL = 100;

  public Terminal {
    width = Math.max(NARROWEST, width);
  }

  /**
   * This process's own terminal. The launcher says what the streams are ({@code TRADEPOST_TTY}
   * holds {@code out}, {@code err}, both or none) and how wide the terminal is ({@code
   * TRADEPOST_COLUMNS}), because the JDK cannot tell; started without the launcher, output counts
   * as a terminal when the JDK sees a console.
   */
  public static Terminal ofProcess(Map<String, String> environment) {
    String streams = environment.get("TRADEPOST_TTY");
    if (streams == null) {
      streams = console().isPresent() ? "out,err" : "";
    }
    boolean outLive = streams.contains("out");
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        outLive ? columns(environment) : UNLIMITED,
        outLive && colourful(environment),
        streams.contains("err"));
  }

  /** The same terminal without colours. */
  public Terminal plain() {
    return new Terminal(out, err, width, false, live);
  }

  public Palette palette() {
    return new Palette(colour);
  }

  /** A writer to one of the two streams, sending on each line as it comes. */
  public static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** Prints a line of results. */
  public void line(String text) {
    out.print(text + "\n");
  }

  /** Prints a line of messages, after all results so far. */
  public void say(String text) {
    out.flush();
    err.print(text + "\n");
    err.flush();
  }

  /** Sends on what was printed. */
  public void flush() {
    out.flush();
    err.flush();
  }

  /** The console, where this process has one that is a terminal. */
  @SuppressWarnings("SystemConsoleNull") // Whether it is null depends on -Djdk.console.
  public static Optional<Console> console() {
    Console console = System.console();
    return console != null && console.isTerminal() ? Optional.of(console) : Optional.empty();
  }

  private static boolean colourful(Map<String, String> environment) {
    // https://no-color.org: any value but the empty one turns colours off.
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  private static int columns(Map<String, String> environment) {
    String said =
        environment.getOrDefault("TRADEPOST_COLUMNS", environment.getOrDefault("COLUMNS", ""));
    try {
      int columns = Integer.parseInt(said.strip());
      return columns > 0 ? columns : USUAL;
    } catch (NumberFormatException e) {
      return USUAL;
    }
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
  }
}
