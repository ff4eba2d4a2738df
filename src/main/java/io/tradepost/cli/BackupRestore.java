package io.tradepost.cli;

import io.tradepost.agent.RestoreDesk;
import io.tradepost.agent.RestoreDesk.Failure;
import io.tradepost.agent.RestoreDesk.RestoreRequest;
import io.tradepost.agent.RestoreDesk.Restored;
import io.tradepost.agent.RestoreDesk.Source;
import io.tradepost.cli.terminal.SafeText;
import io.tradepost.cli.terminal.Table;
import io.tradepost.cli.terminal.Table.Cell;
import io.tradepost.cli.terminal.Table.Column;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "restore",
    description = {
      "Brings letters back from the last good backup: a letter, a folder, a year or all, to the",
      "same mailbox or another one. What lies there already is not brought a second time, so one",
      "that was cut short is simply run again."
    },
    footer = {
      "",
      "A letter that was moved since the backup was made stays where it is now; --into brings it",
      "to another folder all the same.",
      "Exit status 1 where there was no such letter or some could not be brought back; 3 where",
      "the server failed or has no more room."
    })
final class BackupRestore extends Answering {
  private static final int MOST_FAILURES = 20;

  @Option(names = "--mailbox", paramLabel = "NAME", required = true, description = "whose letters")
  private String mailbox = "";

  @Option(names = "--year", paramLabel = "Y", description = "only the letters of this year")
  private int year = -1;

  @Option(
      names = "--folder",
      paramLabel = "F",
      description = "only letters that lay in this folder or below, such as Customer/SP/NEVIR")
  private String folder = "";

  @Option(
      names = "--letter",
      paramLabel = "ID",
      description = "only this letter, by the short id that search prints or by its Message-ID")
  private String letter = "";

  @Option(
      names = "--to",
      paramLabel = "NAME",
      description = "the mailbox that they go to (default: the same)")
  private String to = "";

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      description = {
        "the folder that they go to (default: where each lay). Folders below the one chosen",
        "keep their names below it"
      })
  private String into = "";

  @Option(
      names = "--only-present",
      description = "not those that were gone from the server when the backup was made")
  private boolean onlyPresent;

  @Option(
      names = "--identity",
      paramLabel = "FILE",
      description = "the private key that opens encrypted backups, as age-keygen writes it")
  private @Nullable Path identity;

  @Option(names = "--plan", description = "only tell what would be done; nothing is changed")
  private boolean plan;

  BackupRestore(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    RestoreRequest request =
        new RestoreRequest(
            mailbox,
            year(),
            folder,
            letter,
            to,
            into,
            !onlyPresent,
            identity == null ? null : desk.file(identity));
    return desk.withOffice(
        true,
        office -> {
          RestoreDesk restores = office.restores();
          Restored restored;
          try (ProgressLine progress = new ProgressLine(desk.terminal())) {
            restored =
                plan ? restores.plan(request, progress) : restores.restore(request, progress);
          }
          if (json()) {
            desk.json(office.zone(), d -> RestoreDocuments.restored(d, restored, plan));
          } else {
            print(restored, office.zone());
          }
          return status(restored);
        });
  }

  private OptionalInt year() {
    if (year != -1 && (year < 1 || year > 9999)) {
      throw new WrongUse("--year takes a year such as 2026, not " + year);
    }
    return year == -1 ? OptionalInt.empty() : OptionalInt.of(year);
  }

  private static int status(Restored restored) {
    if (!restored.stopped().isEmpty()) {
      return ExitStatus.WORLD_FAILED;
    }
    return restored.wanted() > 0 && restored.complete() ? ExitStatus.DONE : ExitStatus.NO;
  }

  private void print(Restored restored, ZoneId zone) {
    for (Source backup : restored.backups()) {
      desk.line("From %s, made %s.".formatted(backup.file(), Desk.time(backup.made(), zone)));
    }
    restored.notes().forEach(this::bad);
    if (restored.wanted() == 0) {
      desk.say("There is no such letter in it.");
      return;
    }
    if (!restored.folders().isEmpty()) {
      folders(restored.folders());
    }
    restored.failures().stream().limit(MOST_FAILURES).forEach(f -> bad(words(f)));
    if (restored.failures().size() > MOST_FAILURES) {
      bad(count(restored.failures().size() - MOST_FAILURES) + " more; --json lists all");
    }
    if (!restored.flagsLeftOut().isEmpty()) {
      bad("Flags that the server does not keep: " + String.join(" ", restored.flagsLeftOut()));
    }
    if (!restored.stopped().isEmpty()) {
      bad(restored.stopped());
    }
    desk.say(sum(restored));
  }

  private void folders(Map<String, Long> folders) {
    Table table = new Table(Column.flexible("FOLDER", 20), Column.number("LETTERS"));
    folders.forEach(
        (path, letters) -> table.row(List.of(Cell.of(path), Cell.of(count(letters))), null));
    table.print(desk.terminal());
  }

  private static String words(Failure failure) {
    return "letter %s of %s: %s".formatted(failure.letter(), failure.folder(), failure.why());
  }

  private String sum(Restored restored) {
    StringBuilder words = new StringBuilder();
    words
        .append(count(restored.wanted()))
        .append(restored.wanted() == 1 ? " letter: " : " letters: ")
        .append(count(restored.restored()))
        .append(plan ? " to restore" : " restored")
        .append(restored.mailbox().equals(restored.to()) ? "" : " to " + restored.to())
        .append(", ")
        .append(count(restored.there()))
        .append(" there already");
    if (restored.elsewhere() > 0) {
      words.append(", ").append(count(restored.elsewhere())).append(" in another folder now");
    }
    if (!restored.failures().isEmpty()) {
      words.append(", ").append(count(restored.failures().size())).append(" failed");
    }
    if (restored.left() > 0) {
      words.append(", ").append(count(restored.left())).append(" not tried");
    }
    return words.append(plan ? ". Nothing was changed." : ".").toString();
  }

  private void bad(String text) {
    desk.terminal().line(desk.palette().bad(SafeText.line(text)));
  }

  private static String count(long number) {
    return MailboxTable.count(number);
  }
}
