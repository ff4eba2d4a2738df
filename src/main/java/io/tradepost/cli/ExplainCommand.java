package io.tradepost.cli;

import io.tradepost.agent.Office.Event;
import io.tradepost.agent.Office.Explanation;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = "Why a letter lies where it lies, and what happened to it.")
final class ExplainCommand extends Answering {
  @Parameters(
      paramLabel = "LETTER",
      description = "the short id that search prints, or a Message-ID")
  private String letter = "";

  ExplainCommand(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        false,
        office -> {
          Optional<Explanation> explanation = office.explain(letter);
          if (explanation.isEmpty()) {
            return LetterPage.unknown(desk, letter);
          }
          if (json()) {
            desk.json(office.zone(), d -> Documents.explanation(d, explanation.get()));
          } else {
            print(explanation.get(), office.zone());
          }
          return ExitStatus.DONE;
        });
  }

  private void print(Explanation explanation, ZoneId zone) {
    LetterPage page = new LetterPage(desk, zone);
    page.headline(explanation.letter());
    desk.line("");
    desk.terminal()
        .line(
            desk.palette()
                .strong(
                    io.tradepost.cli.terminal.SafeText.line(
                        explanation.decision().target().isEmpty()
                            ? "Stays where it is, because"
                            : "Belongs to " + explanation.decision().target() + ", because")));
    explanation.decision().reasons().forEach(reason -> desk.wrapped("  - ", reason));
    desk.line("");
    desk.terminal().line(desk.palette().strong("What happened"));
    for (Event event : explanation.history()) {
      desk.wrapped(
          "  " + Desk.time(event.at(), zone) + "  ", event.mailbox() + ": " + event.what());
    }
  }
}
