package io.tradepost.agent;

import io.tradepost.agent.Office.PassReport;
import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Office.Plan;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Office.UndoReport;
import io.tradepost.config.Installation;
import io.tradepost.config.ShippedRules;
import io.tradepost.demo.Sample;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleOffice;
import io.tradepost.demo.SampleOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole life of a pass over sample letters on a server: planned, done, done again, taken back.
 * Between the steps the server itself is asked how its letters lie. All is kept for the tests to
 * look at, so that the work is done once.
 */
final class Trial {
  private static final PassRequest ALL = new PassRequest(List.of(), false);

  final SampleOptions options;
  final List<Sample> samples;
  final Map<String, List<Lying>> before;
  final Plan plan;
  final Map<String, List<Lying>> planned;
  final PassReport first;
  final Map<String, List<Lying>> filed;
  final Score score;
  final PassReport second;
  final Map<String, List<Lying>> again;
  final UndoReport undone;
  final Map<String, List<Lying>> restored;
  final PassReport third;
  final Map<String, List<Lying>> left;

  private Trial(SampleServer server, SampleOptions options, Path home) throws Exception {
    this.options = options;
    this.samples = SampleOffice.generate(options).toList();
    server.fill(samples);
    Path shipped = home.resolve("shipped");
    ShippedRules.copyTo(shipped);
    SampleHome.write(home, options, server.address(), shipped);
    Installation installation = Installation.locate(home.resolve("config"), Map.of(), home);
    before = look(server);
    try (Office office = Offices.open(installation, true)) {
      plan =
          Boolean.getBoolean("brief")
              ? new Plan(List.of(), List.of())
              : office.plan(ALL, Progress.SILENT);
      planned = look(server);
      first = office.once(ALL, Progress.SILENT);
      filed = look(server);
      score = new Score(samples, filed, office);
      second = office.once(ALL, Progress.SILENT);
      again = look(server);
      undone = office.undo(Instant.EPOCH, List.of());
      restored = look(server);
      third = office.once(ALL, Progress.SILENT);
      left = look(server);
    }
  }

  /** Goes through it all. */
  static Trial of(SampleServer server, SampleOptions options, Path home) throws Exception {
    try (server) {
      return new Trial(server, options, home);
    }
  }

  private Map<String, List<Lying>> look(SampleServer server) {
    Map<String, List<Lying>> lying = new LinkedHashMap<>();
    options
        .mailboxes()
        .forEach(m -> lying.put(m, ServerLook.at(server.address(), options.address(m))));
    return lying;
  }
}
