package io.tradepost.cli;

import io.tradepost.cli.socket.Request;
import io.tradepost.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the commands that must be quick once, on the installation at hand, so that the JVM can
 * record which classes they need (JEP 483, JEP 514). Changes nothing, prints nothing. Started by
 * the launcher alone.
 */
final class Rehearsal {
  private static final Pattern ID = Pattern.compile("\"id\": \"([0-9a-z]{12})\"");

  private final Tradepost tradepost;
  private final List<String> config;

  private Rehearsal(Tradepost tradepost, List<String> config) {
    this.tradepost = tradepost;
    this.config = config;
  }

  /**
   * The program's entry.
   *
   * @param arguments {@code search} or {@code all}, then what stands before each command: {@code
   *     --config DIR}
   */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    Tradepost tradepost = new Tradepost(Parts.wired(environment), environment);
    List<String> words = List.of(arguments);
    Rehearsal rehearsal = new Rehearsal(tradepost, words.subList(1, words.size()));
    rehearsal.searches();
    if (!words.getFirst().equals("search")) {
      rehearsal.others();
    }
    System.exit(ExitStatus.DONE);
  }

  private void searches() {
    for (String query : List.of("a", "after:2020-01-01", "\"proforma invoice\" or 报价", "from:a*")) {
      run("search", query, "--limit", "20");
    }
  }

  private void others() {
    Matcher id = ID.matcher(run("search", "after:2000-01-01", "--json", "--limit", "1"));
    if (id.find()) {
      for (String command : List.of("show", "thread", "explain")) {
        run(command, id.group(1));
        run(command, id.group(1), "--json");
      }
    }
    run("status");
    run("customers", "list");
    run("help");
  }

  private String run(String... words) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    tradepost.run(request(printed, words));
    return printed.toString(StandardCharsets.UTF_8);
  }

  private Request request(ByteArrayOutputStream printed, String... words) {
    PrintStream out = new PrintStream(printed, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    List<String> arguments = new java.util.ArrayList<>(config);
    arguments.addAll(List.of(words));
    return new Request(
        arguments, Path.of("").toAbsolutePath(), new Terminal(out, err, 100, true, false));
  }
}
