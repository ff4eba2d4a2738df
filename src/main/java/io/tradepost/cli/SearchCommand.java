package io.tradepost.cli;

import io.tradepost.agent.Office.Found;
import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.cli.terminal.Table;
import io.tradepost.cli.terminal.Table.Cell;
import io.tradepost.cli.terminal.Table.Column;
import io.tradepost.search.QueryLanguage;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "search",
    description = "Letters that hold all the words, newest first.",
    footer = {
      "",
      "Fields: from: to: subject: body: customer: country: mailbox: folder: order: filename: has:",
      "        is: before: after: on:",
      "Also:   \"a phrase\", pref*, or, not, ( ).  Dates: 2026-01-31, 2026-01, yesterday, 7d.",
      "Such as: tradepost search 'customer:NEVIR after:2026-01 has:attachment \"proforma invoice\"'"
    })
final class SearchCommand extends Answering {
  @Parameters(paramLabel = "QUERY", arity = "1..*", description = "what to look for")
  private List<String> query = List.of();

  @Option(names = "--by-relevance", description = "the best matches first, not the newest")
  private boolean byRelevance;

  @Option(
      names = "--eml",
      description = "the letters as they came: one as .eml, several as one mbox")
  private boolean eml;

  SearchCommand(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    SearchRequest request =
        new SearchRequest(String.join(" ", query), limit(Output.USUAL_LIMIT), byRelevance);
    return desk.withOffice(
        false,
        office -> {
          Found found = office.search(request);
          if (eml) {
            RawLetters.print(office, found.letters(), desk.terminal().out());
          } else if (json()) {
            desk.json(
                office.zone(),
                d ->
                    d.field("total", found.total())
                        .array("letters", found.letters(), Documents::letter));
          } else {
            print(found, office.zone());
          }
          return found.total() == 0 ? ExitStatus.NO : ExitStatus.DONE;
        });
  }

  private void print(Found found, ZoneId zone) {
    if (found.letters().isEmpty()) {
      desk.say("Nothing found.");
      QueryLanguage.notAField(String.join(" ", query))
          .forEach(
              name ->
                  desk.say(
                      name
                          + ": is no field, and was searched for as a word. Fields: "
                          + QueryLanguage.fields()));
      return;
    }
    Table table =
        new Table(
            Column.fixed("LETTER"),
            Column.fixed("DATE"),
            Column.flexible("FROM", 14),
            Column.flexible("SUBJECT", 16),
            Column.flexible("FOLDER", 14));
    found.letters().forEach(l -> table.row(cells(l, zone), below(l)));
    table.print(desk.terminal());
    if (found.letters().size() < found.total()) {
      desk.say(
          MailboxTable.count(found.letters().size())
              + " of "
              + MailboxTable.count(found.total())
              + " letters; --limit shows more.");
    }
  }

  private List<Cell> cells(LetterView letter, ZoneId zone) {
    return List.of(
        new Cell(letter.id(), desk.palette()::accent),
        Cell.of(Desk.time(letter.date(), zone)),
        Cell.of(letter.from()),
        new Cell(letter.subject(), desk.palette()::strong),
        Cell.of(place(letter)));
  }

  private static String place(LetterView letter) {
    return letter.folder().isEmpty() ? LetterPage.GONE : letter.mailbox() + ": " + letter.folder();
  }

  private String below(LetterView letter) {
    int columns = desk.terminal().width();
    return "    " + Snippet.highlighted(letter.snippet(), columns - 4, desk.palette());
  }
}
