package io.tradepost.cli;

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
    return desk.wiring().demo().run(desk.file(folder), desk.terminal());
  }
}
