package io.tradepost.cli;

import io.tradepost.agent.BackupDesk.Choice;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which backups a command is about. */
final class BackupChoice {
  @Mixin private final MailboxChoice mailboxes = new MailboxChoice();

  @Option(names = "--year", paramLabel = "Y", description = "only the letters of this year")
  private int year = -1;

  Choice choice() {
    if (year != -1 && (year < 1 || year > 9999)) {
      throw new WrongUse("--year takes a year such as 2026, not " + year);
    }
    return new Choice(mailboxes.names(), year == -1 ? OptionalInt.empty() : OptionalInt.of(year));
  }
}
