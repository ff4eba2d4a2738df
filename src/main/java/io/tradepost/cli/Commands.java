package io.tradepost.cli;

import io.tradepost.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** All commands, in the order in which the help lists them. */
@Command(
    name = "tradepost",
    header = "A mailbox agent for export-sales teams: files, finds and explains their letters.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Exit status: 0 done; 1 the answer is no (nothing found); 2 wrong use or settings;",
      "             3 the world failed (server, disk).",
      "A first look: tradepost demo. The first real mailbox: tradepost init."
    })
final class Commands implements Runnable {
  /** Commands that start something of their own and never go to a running daemon. */
  private static final List<String> NEVER_REMOTE = List.of("demo", "init", "run");

  @SuppressWarnings("UnusedVariable") // picocli sets the desk's options.
  @Mixin
  private final Desk desk;

  @Mixin final Output output = new Output();

  @SuppressWarnings("UnusedVariable") // picocli asks the option, not the field.
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "print the version")
  private boolean version;

  @Spec private CommandSpec spec;

  private Commands(Desk desk, CommandSpec unset) {
    this.desk = desk;
    this.spec = unset;
  }

  /**
   * The command line for these arguments. Only the command named is built where one is named: to
   * build all of them takes a good part of the time that a search may take.
   */
  static CommandLine of(Desk desk, List<String> arguments, boolean inDaemon) {
    Commands root = new Commands(desk, CommandSpec.create());
    CommandLine line = new CommandLine(root);
    Map<String, Supplier<Object>> all = all(desk, root.output);
    if (inDaemon) {
      NEVER_REMOTE.forEach(all::remove);
    }
    String named = CommandWord.in(arguments);
    if (all.containsKey(named) && !named.equals("help")) {
      all.keySet().retainAll(List.of(named));
    }
    all.forEach((name, command) -> line.addSubcommand(name, command.get()));
    return line.setUsageHelpWidth(100)
        .setUsageHelpLongOptionsMaxWidth(28)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                desk.terminal().colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setOut(Terminal.writer(desk.terminal().out()))
        .setErr(Terminal.writer(desk.terminal().err()));
  }

  private static Map<String, Supplier<Object>> all(Desk desk, Output before) {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("demo", () -> new DemoCommand(desk));
    all.put("init", () -> new InitCommand(desk));
    all.put("check", () -> new CheckCommand(desk, before));
    all.put("run", () -> new RunCommand(desk));
    all.put("once", () -> new OnceCommand(desk, before));
    all.put("status", () -> new StatusCommand(desk, before));
    all.put("plan", () -> new PlanCommand(desk, before));
    all.put("explain", () -> new ExplainCommand(desk, before));
    all.put("undo", () -> new UndoCommand(desk, before));
    all.put("search", () -> new SearchCommand(desk, before));
    all.put("show", () -> new ShowCommand(desk, before));
    all.put("thread", () -> new ThreadCommand(desk, before));
    all.put("overdue", () -> new OverdueCommand(desk, before));
    all.put("settle", () -> new SettleCommand(desk, before));
    all.put("stats", () -> new StatsCommand(desk, before));
    all.put("digest", () -> new DigestCommand(desk, before));
    all.put("customers", () -> CustomersCommand.of(desk, before));
    all.put("backup", () -> BackupCommand.of(desk, before));
    all.put("reindex", () -> new ReindexCommand(desk));
    all.put("help", HelpPage::new);
    return all;
  }

  /** Without a command: the help, as an answer to wrong use. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
  }
}
