package io.tradepost.cli;

import io.tradepost.agent.BackupDesk.Checked;
import io.tradepost.agent.BackupDesk.Compared;
import io.tradepost.agent.BackupDesk.FaultView;
import io.tradepost.agent.BackupDesk.MissingView;
import io.tradepost.cli.terminal.SafeText;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = {
      "Reads the backups back: every letter against its digest, the folders, the counts, every",
      "byte of the file, and whether it is the one that the agent made."
    },
    footer = {
      "",
      "Exit status 1 where one is not well, lacks a letter, or there is none; 3 where a server",
      "could not be asked."
    })
final class BackupVerify extends Answering {
  private static final int MOST_FAULTS = 20;

  @Mixin private final BackupChoice backups = new BackupChoice();

  @Option(
      names = "--against-server",
      description =
          "also fetches every letter on the server and holds it against the backup, byte for byte")
  private boolean againstServer;

  @Option(
      names = "--identity",
      paramLabel = "FILE",
      description = {
        "the private key that opens encrypted backups, as age-keygen writes it; without it",
        "their letters cannot be read, only the file's bytes"
      })
  private @Nullable Path identity;

  BackupVerify(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        true,
        office -> {
          List<Checked> checked;
          List<Compared> compared;
          try (ProgressLine progress = new ProgressLine(desk.terminal())) {
            checked =
                office
                    .backups()
                    .verify(
                        backups.choice(), identity == null ? null : desk.file(identity), progress);
            compared =
                againstServer ? office.backups().compare(backups.choice(), progress) : List.of();
          }
          boolean good =
              !checked.isEmpty()
                  && checked.stream().allMatch(Checked::good)
                  && compared.stream().allMatch(Compared::good);
          if (json()) {
            desk.json(
                office.zone(),
                d -> {
                  d.field("good", good).array("backups", checked, BackupDocuments::checked);
                  if (againstServer) {
                    d.array("server", compared, BackupDocuments::compared);
                  }
                });
          } else {
            print(checked);
            compared.forEach(this::print);
          }
          if (compared.stream().anyMatch(c -> !c.error().isEmpty())) {
            return ExitStatus.WORLD_FAILED;
          }
          return good ? ExitStatus.DONE : ExitStatus.NO;
        });
  }

  private void print(Compared c) {
    if (!c.error().isEmpty()) {
      bad("", c.mailbox() + ": not compared with the server: " + c.error());
      return;
    }
    desk.line(
        "%s: of %s letters on the server %s are in the backup as they lie there, %s in another"
                .formatted(c.mailbox(), count(c.onServer()), count(c.same()), count(c.elsewhere()))
            + " folder, %s came after it; %s in the backup lie on the server no longer"
                .formatted(count(c.newer()), count(c.gone())));
    if (!c.missing().isEmpty()) {
      bad("", c.mailbox() + ": " + count(c.missing().size()) + " letters are NOT in the backup");
      c.missing().stream().limit(MOST_FAULTS).forEach(m -> bad("  ", words(m)));
      if (c.missing().size() > MOST_FAULTS) {
        bad("  ", count(c.missing().size() - MOST_FAULTS) + " more; --json lists them");
      }
    }
  }

  private static String words(MissingView m) {
    return m.folder() + " UID " + m.uid() + " <" + m.messageId() + ">: " + m.why();
  }

  private static String count(long number) {
    return MailboxTable.count(number);
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
                                + (c.opened()
                                    ? " copies of letters came out as they went in"
                                    : " copies of letters lie there byte for byte as they were"
                                        + " written; encrypted, not opened (--identity)"))));
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
