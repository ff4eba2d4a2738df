package io.tradepost.cli;

import io.tradepost.agent.Office.Imported;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = "Reads a list of customers: new ones are entered, known ones are changed.")
final class CustomersImport extends Answering {
  @Parameters(paramLabel = "FILE", description = ".yaml or .csv")
  private Path file = Path.of("");

  CustomersImport(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    return desk.withOffice(
        true,
        office -> {
          Imported imported = office.customers().importFrom(desk.file(file));
          if (json()) {
            desk.json(
                office.zone(),
                d ->
                    d.field("added", imported.added())
                        .field("changed", imported.changed())
                        .field("remarks", imported.remarks()));
          } else {
            desk.line(imported.added() + " entered, " + imported.changed() + " changed.");
            imported.remarks().forEach(remark -> desk.say("note: " + remark));
          }
          return ExitStatus.DONE;
        });
  }
}
