package io.tradepost.cli;

import io.tradepost.cli.socket.Request;
import io.tradepost.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = "A first look: an embedded mail server, sample letters, the whole job.",
    footer = {"", "Touches no real mailbox. Its data stays for playing on."})
final class DemoCommand implements Callable<Integer> {
  private final Desk desk;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "where the demo keeps its data (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("demo-data");

  DemoCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws Exception {
    Logging.ofNothing();
    Path place = desk.file(folder);
    Terminal terminal = desk.terminal();
    int status =
        desk.wiring()
            .demo()
            .run(
                place,
                terminal,
                (office, words) -> desk.answer(new Request(words, place, terminal), office));
    if (status == ExitStatus.DONE) {
      String program = desk.program(place.resolve("config"));
      terminal.line("Go on with");
      terminal.line("  " + program + " search 报价 country:SG");
      terminal.line("  " + program + " status");
      terminal.line("  " + program + " customers list");
    }
    return status;
  }
}
