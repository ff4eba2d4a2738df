package io.tradepost.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "help", description = "Explains a command.")
final class HelpPage implements Callable<Integer> {
  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "such as: customers add")
  private List<String> path = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    CommandLine command = spec.root().commandLine();
    for (String name : path) {
      CommandLine next = command.getSubcommands().get(name);
      if (next == null) {
        throw new CommandLine.ParameterException(command, "there is no command " + name);
      }
      command = next;
    }
    command.usage(command.getOut());
    return ExitStatus.DONE;
  }
}
