package io.tradepost.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "reindex",
    description = "Makes the search index anew from the letters kept; no server is asked.")
final class ReindexCommand implements Callable<Integer> {
  private final Desk desk;

  ReindexCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        true,
        office -> {
          long letters;
          try (ProgressLine progress = new ProgressLine(desk.terminal())) {
            letters = office.reindex(progress);
          }
          desk.say(MailboxTable.count(letters) + " letters indexed.");
          return ExitStatus.DONE;
        });
  }
}
