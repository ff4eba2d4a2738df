package io.tradepost.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The backups' commands; each has a class of its own. */
@Command(
    name = "backup",
    description = "The monthly backups: made, read back, listed, brought back; and old mail.",
    synopsisSubcommandLabel = "COMMAND")
final class BackupCommand extends CommandGroup {
  private BackupCommand() {}

  /**
   * The command with all of its own.
   *
   * @param before the options given before the word {@code backup}
   */
  static CommandLine of(Desk desk, Output before) {
    BackupCommand backup = new BackupCommand();
    Output said = backup.inheriting(before);
    return new CommandLine(backup)
        .addSubcommand(new BackupRun(desk, said))
        .addSubcommand(new BackupVerify(desk, said))
        .addSubcommand(new BackupList(desk, said))
        .addSubcommand(new BackupRestore(desk, said))
        .addSubcommand(new BackupExport(desk, said))
        .addSubcommand(new BackupImport(desk, said));
  }
}
