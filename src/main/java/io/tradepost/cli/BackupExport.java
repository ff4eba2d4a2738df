package io.tradepost.cli;

import io.tradepost.agent.RestoreDesk.ExportRequest;
import io.tradepost.agent.RestoreDesk.Exported;
import io.tradepost.cli.terminal.SafeText;
import io.tradepost.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = {
      "Writes the letters that a query finds into a file of their own, with a manifest beside it,",
      "and reads it back. Each letter once, below a folder with its mailbox's name."
    },
    footer = {
      "",
      "The query is that of search. A file or folder that exists is never replaced.",
      "Such as: tradepost backup export customer:NEVIR --format eml-zip --out NEVIR.zip",
      "Exit status 1 where nothing was found, or not all of it could be written."
    })
final class BackupExport extends Answering {
  @Parameters(paramLabel = "QUERY", arity = "1..*", description = "what to look for")
  private List<String> query = List.of();

  @Option(
      names = "--format",
      paramLabel = "F",
      required = true,
      description = "eml-zip, mbox or maildir")
  private String format = "";

  @Option(
      names = "--out",
      paramLabel = "PATH",
      required = true,
      description = "the file, for maildir the folder, to be made")
  private Path out = Path.of("");

  BackupExport(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    ExportRequest request = new ExportRequest(String.join(" ", query), format(), desk.file(out));
    return desk.withOffice(
        false,
        office -> {
          Exported exported;
          try (ProgressLine progress = new ProgressLine(desk.terminal())) {
            exported = office.restores().export(request, progress);
          }
          if (json()) {
            desk.json(office.zone(), d -> RestoreDocuments.exported(d, exported));
          } else {
            print(exported);
          }
          return exported.found() > 0 && exported.complete() ? ExitStatus.DONE : ExitStatus.NO;
        });
  }

  private Settings.Format format() {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "eml-zip" -> Settings.Format.EML_ZIP;
      case "mbox" -> Settings.Format.MBOX;
      case "maildir" -> Settings.Format.MAILDIR;
      default -> throw new WrongUse("--format takes eml-zip, mbox or maildir, not " + format);
    };
  }

  private void print(Exported exported) {
    if (exported.found() == 0) {
      desk.say("Nothing found.");
      return;
    }
    exported.skipped().forEach(s -> bad("Not written: " + s));
    exported.faults().forEach(this::bad);
    if (!exported.faults().isEmpty()) {
      bad("What was written did not read back as it should, and was removed.");
      return;
    }
    desk.line(
        "Written: %s, %s of %s letters, %s bytes, each read back."
            .formatted(
                exported.file(),
                MailboxTable.count(exported.written()),
                MailboxTable.count(exported.found()),
                MailboxTable.count(exported.size())));
  }

  private void bad(String text) {
    desk.terminal().line(desk.palette().bad(SafeText.line(text)));
  }
}
