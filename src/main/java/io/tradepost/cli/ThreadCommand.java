package io.tradepost.cli;

import io.tradepost.agent.Office.Shown;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "thread",
    description = "A letter's whole conversation as a dialogue, oldest first.")
final class ThreadCommand extends Answering {
  @Parameters(
      paramLabel = "LETTER",
      description = "the short id that search prints, or a Message-ID")
  private String letter = "";

  ThreadCommand(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        false,
        office -> {
          List<Shown> thread = office.thread(letter);
          if (thread.isEmpty()) {
            return LetterPage.unknown(desk, letter);
          }
          if (json()) {
            desk.json(
                office.zone(),
                d ->
                    d.field("conversation", thread.getFirst().letter().conversation())
                        .field("total", thread.size())
                        .array("letters", first(thread), Documents::shown));
          } else {
            new LetterPage(desk, office.zone()).dialogue(first(thread));
          }
          return ExitStatus.DONE;
        });
  }
}
