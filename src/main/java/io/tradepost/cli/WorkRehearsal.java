package io.tradepost.cli;

import io.tradepost.agent.BackupDesk.Choice;
import io.tradepost.agent.BackupDesk.RunRequest;
import io.tradepost.agent.Office;
import io.tradepost.agent.Office.PassReport;
import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Offices;
import io.tradepost.config.ConfigException;
import io.tradepost.config.Installation;
import io.tradepost.config.ShippedRules;
import io.tradepost.demo.DemoServer;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleOffice;
import io.tradepost.demo.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Does the work of the long commands once, on sample letters on a mail server in this process, so
 * that the JVM can record which classes they need and which methods are worth its second compiler
 * (JEP 514, JEP 515). Touches no real mailbox and leaves nothing. Started by the launcher alone.
 */
final class WorkRehearsal {
  /** Other letters than the demo's; enough of them that the methods that count stand out. */
  private static final SampleOptions LETTERS =
      new SampleOptions(
          25, List.of("Britty", "Kevin"), 1_200, Instant.parse("2026-03-31T00:00:00Z"), 20_000);

  private WorkRehearsal() {}

  /** The program's entry; it asks for no arguments. */
  public static void main(String[] arguments) throws IOException, ConfigException {
    Logging.ofNothing();
    Path home = Files.createTempDirectory("tradepost-rehearsal");
    try {
      play(home, LETTERS);
    } finally {
      remove(home);
    }
    System.exit(ExitStatus.DONE);
  }

  /** What the last pass over these letters came to. */
  static PassReport play(Path home, SampleOptions letters) throws IOException, ConfigException {
    try (DemoServer server = DemoServer.start(letters)) {
      server.fill(SampleOffice.generate(letters));
      ShippedRules.copyTo(home.resolve("rules"));
      SampleHome.write(home, letters, server.address(), home.resolve("rules"));
      Installation installation = Installation.locate(home.resolve("config"), Map.of(), home);
      PassRequest all = new PassRequest(List.of(), false);
      try (Office office = Offices.open(installation, true)) {
        office.plan(all, Office.Progress.SILENT);
        office.once(all, Office.Progress.SILENT);
        RunRequest backups = new RunRequest(new Choice(List.of(), OptionalInt.empty()), false);
        office.backups().run(backups, Office.Progress.SILENT);
        server.fill(SampleOffice.generate(nextMonth(letters)));
        office.backups().run(backups, Office.Progress.SILENT);
        office.backups().run(backups, Office.Progress.SILENT);
        return office.once(all, Office.Progress.SILENT);
      }
    }
  }

  /** What came since: the next backup takes over the rest. */
  private static SampleOptions nextMonth(SampleOptions letters) {
    return new SampleOptions(
        letters.seed() + 1,
        letters.mailboxes(),
        Math.max(1, letters.lettersPerMailbox() / 20),
        letters.until().plus(Duration.ofDays(30)),
        letters.targetAverageBytes());
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
