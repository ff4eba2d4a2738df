package io.tradepost.cli;

import io.tradepost.agent.BackupDesk.Checked;
import io.tradepost.agent.BackupDesk.FaultView;
import io.tradepost.cli.terminal.SafeText;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "verify",
    description = {
      "Reads the backups back: every letter against its digest, the folders, the counts, every",
      "byte of the file, and whether it is the one that the agent made."
    },
    footer = {"", "Exit status 1 where one is not well, or there is none."})
final class BackupVerify extends Answering {
  private static final int MOST_FAULTS = 20;

  @Mixin private final BackupChoice backups = new BackupChoice();

  BackupVerify(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        true,
        office -> {
          List<Checked> checked;
          try (ProgressLine progress = new ProgressLine(desk.terminal())) {
            checked = office.backups().verify(backups.choice(), progress);
          }
          boolean good = !checked.isEmpty() && checked.stream().allMatch(Checked::good);
          if (json()) {
            desk.json(
                office.zone(),
                d -> d.field("good", good).array("backups", checked, BackupDocuments::checked));
          } else {
            print(checked);
          }
          return good ? ExitStatus.DONE : ExitStatus.NO;
        });
  }

  private void print(List<Checked> checked) {
    if (checked.isEmpty()) {
      desk.say("There is no such backup.");
    }
    for (Checked c : checked) {
      String name = c.mailbox() + " " + c.year() + " " + c.format() + ": ";
      if (c.good()) {
        desk.terminal()
            .line(
                desk.palette()
                    .good(
                        SafeText.line(
                            name
                                + MailboxTable.count(c.copies())
                                + " copies of letters came out as they went in")));
      } else {
        bad("", name + "NOT WELL; " + MailboxTable.count(c.copies()) + " copies came out well");
      }
      desk.terminal().line("  " + SafeText.line(c.file().toString()));
      c.faults().stream().limit(MOST_FAULTS).forEach(f -> bad("  ", words(f)));
      if (c.faults().size() > MOST_FAULTS) {
        bad("  ", MailboxTable.count(c.faults().size() - MOST_FAULTS) + " more; --json lists them");
      }
    }
  }

  private static String words(FaultView f) {
    return (f.letter().isEmpty() ? "" : "letter " + f.letter() + ", ") + f.place() + ": " + f.why();
  }

  private void bad(String margin, String text) {
    desk.terminal().line(margin + desk.palette().bad(SafeText.line(text)));
  }
}
