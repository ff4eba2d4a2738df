package io.tradepost.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "Writes the whole customer file.")
final class CustomersExport extends Answering {
  @Parameters(paramLabel = "FILE", description = ".yaml or .csv")
  private Path file = Path.of("");

  CustomersExport(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        false,
        office -> {
          Path target = desk.file(file);
          office.customers().exportTo(target);
          if (json()) {
            desk.json(office.zone(), d -> d.field("file", target.toString()));
          } else {
            desk.line("Written: " + target);
          }
          return ExitStatus.DONE;
        });
  }
}
