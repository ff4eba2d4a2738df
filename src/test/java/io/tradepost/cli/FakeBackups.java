package io.tradepost.cli;

import io.tradepost.agent.BackupDesk;
import io.tradepost.agent.Office.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes and finds backups as it is told to. */
final class FakeBackups implements BackupDesk {
  private static final Path FILE = Path.of("/backup/Britty/2026Britty.zip");

  private final Consumer<String> ask;
  String error = "";
  String outcome = "replaced";
  List<String> skipped = List.of();
  List<String> notes = List.of();
  List<FaultView> faults = List.of();
  List<MissingView> missing = List.of();
  boolean none;

  FakeBackups(Consumer<String> ask) {
    this.ask = ask;
  }

  @Override
  public RunReport run(RunRequest request, Progress progress) {
    ask.accept("backup " + request);
    Reconciled mailbox =
        new Reconciled("Britty", error.isEmpty() ? 1203 : -1, 1203, 2, 0, 7, 4, 0, error);
    Made made =
        new Made(
            "Britty",
            2026,
            "eml-zip",
            outcome,
            1207,
            4,
            1207 - skipped.size(),
            1200,
            1207 - skipped.size(),
            skipped,
            FILE.toString(),
            31_400_000,
            notes);
    return new RunReport(
        FakeOffice.NOON, List.of(mailbox), none ? List.of() : List.of(made), List.of());
  }

  @Override
  public List<Checked> verify(Choice choice, @Nullable Path identity, Progress progress) {
    ask.accept("verify " + choice);
    return none
        ? List.of()
        : List.of(new Checked("Britty", 2026, "eml-zip", FILE, true, 1207 - faults.size(), faults));
  }

  @Override
  public List<Compared> compare(Choice choice, Progress progress) {
    ask.accept("compare " + choice);
    return List.of(new Compared("Britty", 1203, 1200, 3, 0, 2, missing, error));
  }

  @Override
  public List<Lying> list(Choice choice) {
    ask.accept("list " + choice);
    return none
        ? List.of()
        : List.of(
            new Lying(
                "Britty",
                2026,
                "eml-zip",
                "last",
                FILE,
                FakeOffice.NOON,
                1207,
                1100,
                31_400_000,
                FakeOffice.NOON,
                ""));
  }
}
