package io.tradepost.cli;

import io.tradepost.cli.socket.CommandServer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "run",
    description = "The daemon: watches all mailboxes and files each letter as it comes.",
    footer = {
      "",
      "Stops cleanly on SIGTERM or Ctrl-C. While it runs, it answers the other commands.",
      "As a system service: docs/tradepost.service"
    })
final class RunCommand implements Callable<Integer> {
  private final Desk desk;

  RunCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws Exception {
    Path config = desk.configFolder();
    return desk.wiring()
        .daemon()
        .run(
            config,
            (data, office) -> new CommandServer(data, request -> desk.answer(request, office)),
            Systemd.supervisor(desk.environment("NOTIFY_SOCKET")),
            desk.terminal());
  }
}
