package io.tradepost.cli;

import io.tradepost.agent.Office;
import io.tradepost.agent.Office.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "One letter, readably; with --raw as it came.")
final class ShowCommand extends Answering {
  @Parameters(
      paramLabel = "LETTER",
      description = "the short id that search prints, or a Message-ID")
  private String letter = "";

  @Option(
      names = {"--raw", "--eml"},
      description = "the letter's bytes as they came (.eml)")
  private boolean raw;

  @Option(names = "--quoted", description = "also what it repeats of earlier letters")
  private boolean quoted;

  ShowCommand(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(false, raw ? this::printRaw : this::print);
  }

  private int printRaw(Office office) throws IOException {
    Optional<InputStream> bytes = office.raw(letter);
    if (bytes.isEmpty()) {
      return LetterPage.unknown(desk, letter);
    }
    try (InputStream in = bytes.get()) {
      in.transferTo(desk.terminal().out());
    }
    return ExitStatus.DONE;
  }

  private int print(Office office) {
    Optional<Shown> shown = office.show(letter);
    if (shown.isEmpty()) {
      return LetterPage.unknown(desk, letter);
    }
    if (json()) {
      desk.json(office.zone(), d -> Documents.shown(d, shown.get()));
    } else {
      new LetterPage(desk, office.zone()).print(shown.get(), quoted);
    }
    return ExitStatus.DONE;
  }
}
