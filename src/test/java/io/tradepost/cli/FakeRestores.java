package io.tradepost.cli;

import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.RestoreDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Gives letters back as it is told to. */
final class FakeRestores implements RestoreDesk {
  private final Consumer<String> ask;
  long wanted = 3;
  List<Failure> failures = List.of();
  String stopped = "";

  FakeRestores(Consumer<String> ask) {
    this.ask = ask;
  }

  @Override
  public Restored restore(RestoreRequest request, Progress progress) {
    ask.accept("restore " + request);
    return restored(request);
  }

  @Override
  public Restored plan(RestoreRequest request, Progress progress) {
    ask.accept("plan " + request);
    return restored(request);
  }

  private Restored restored(RestoreRequest request) {
    long restored = Math.max(0, wanted - failures.size() - 1);
    return new Restored(
        request.mailbox(),
        request.to().isEmpty() ? request.mailbox() : request.to(),
        List.of(
            new Source(2026, "eml-zip", Path.of("/backup/Britty/2026Britty.zip"), FakeOffice.NOON)),
        wanted,
        restored,
        wanted == 0 ? 0 : 1,
        0,
        0,
        failures,
        restored == 0 ? Map.of() : Map.of("Customer/SP/NEVIR", restored),
        List.of("Customer/SP"),
        List.of(),
        stopped,
        List.of());
  }

  @Override
  public Exported export(ExportRequest request, Progress progress) {
    ask.accept("export " + request.query() + " " + request.format() + " " + request.to());
    return new Exported(request.to(), "mbox", wanted, wanted, wanted, 4711, List.of(), List.of());
  }
}
