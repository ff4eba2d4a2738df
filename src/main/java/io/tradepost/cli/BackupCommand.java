package io.tradepost.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The backups' commands; each has a class of its own. */
@Command(
    name = "backup",
    description = "The monthly backups: made, read back, listed, brought back; and old mail.",
    synopsisSubcommandLabel = "COMMAND")
final class BackupCommand implements Runnable {
  @Mixin private final Output output = new Output();
  @Spec private CommandSpec spec = CommandSpec.create();

  private BackupCommand() {}

  /**
   * The command with all of its own.
   *
   * @param before the options given before the word {@code backup}
   */
  static CommandLine of(Desk desk, Output before) {
    BackupCommand backup = new BackupCommand();
    backup.output.inherit(before);
    Output said = backup.output;
    return new CommandLine(backup)
        .addSubcommand(new BackupRun(desk, said))
        .addSubcommand(new BackupVerify(desk, said))
        .addSubcommand(new BackupList(desk, said))
        .addSubcommand(new BackupRestore(desk, said))
        .addSubcommand(new BackupExport(desk, said))
        .addSubcommand(new BackupImport(desk, said));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "which of its commands?");
  }
}
