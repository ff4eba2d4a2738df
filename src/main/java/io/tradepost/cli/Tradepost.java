package io.tradepost.cli;

import io.tradepost.agent.Office;
import io.tradepost.cli.socket.Request;
import io.tradepost.cli.terminal.SafeText;
import io.tradepost.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The program {@code tradepost}: finds the command, runs it, gives its exit status. */
public final class Tradepost {
  private final Wiring wiring;
  private final Map<String, String> environment;

  public Tradepost(Wiring wiring, Map<String, String> environment) {
    this.wiring = wiring;
    this.environment = Map.copyOf(environment);
  }

  /** Runs a command typed by a person or a script. */
  public int run(Request request) {
    return run(request, null);
  }

  /**
   * Runs a command that came to the daemon.
   *
   * @param office the daemon's; left open
   */
  public int answer(Request request, Office office) {
    return run(request, office);
  }

  private int run(Request request, @Nullable Office office) {
    Desk desk = new Desk(wiring, request, environment, office);
    try {
      return Commands.of(desk, request.arguments(), office != null)
          .setParameterExceptionHandler((e, arguments) -> misused(e, request.terminal()))
          .setExecutionExceptionHandler((e, command, parsed) -> failed(e, request.terminal()))
          .execute(request.arguments().toArray(String[]::new));
    } catch (Error | RuntimeException e) {
      return failed(e, request.terminal());
    } finally {
      request.terminal().flush();
    }
  }

  private static int misused(ParameterException e, Terminal terminal) {
    CommandLine command = e.getCommandLine();
    terminal.say("tradepost: " + SafeText.line(String.valueOf(e.getMessage())));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, Terminal.writer(terminal.err()));
    terminal.say("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitStatus.WRONG_USE;
  }

  private static int failed(Throwable failure, Terminal terminal) {
    ExitStatus.Verdict verdict = ExitStatus.of(failure);
    SafeText.block(verdict.words()).lines().forEach(line -> terminal.say("tradepost: " + line));
    return verdict.status();
  }

  /** The program's entry: puts the parts together and runs the command. */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    Request request =
        new Request(
            List.of(arguments), Path.of("").toAbsolutePath(), Terminal.ofProcess(environment));
    System.exit(typed(request, environment));
  }

  /** Runs a command in a process of its own: the daemon answers where one runs. */
  static int typed(Request request, Map<String, String> environment) {
    try {
      OptionalInt answered = ShortWay.ask(request, environment);
      if (answered.isPresent()) {
        request.terminal().flush();
        return answered.getAsInt();
      }
    } catch (IOException e) {
      return failed(e, request.terminal());
    }
    return new Tradepost(Parts.wired(environment), environment).run(request);
  }
}
