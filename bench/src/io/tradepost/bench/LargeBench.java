package io.tradepost.bench;

import io.tradepost.demo.SampleMaildir;
import io.tradepost.demo.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A mailbox of 100,000 letters and 3 GB: backed up, verified and listed in bounded memory. */
final class LargeBench {
  private static final int LETTERS = 100_000;
  private static final int AVERAGE = 31_000;
  private static final int LATER = 500;
  private static final Instant LATER_UNTIL = Instant.parse("2026-08-30T00:00:00Z");

  private final Bench.Plan plan;
  private final Figures figures;
  private final String name;
  private final SampleOptions options;
  private final Path work;

  private LargeBench(Bench.Plan plan, Figures figures, String name, SampleOptions options) {
    this.plan = plan;
    this.figures = figures;
    this.name = name;
    this.options = options;
    this.work = plan.work().resolve(name);
  }

  /** Letters of twelve years. */
  static LargeBench ofYears(Bench.Plan plan, Figures figures) {
    return new LargeBench(
        plan, figures, "large", Letters.options(List.of("Britty"), LETTERS, AVERAGE));
  }

  /** All of them in one year, and so in one file. */
  static LargeBench ofOneYear(Bench.Plan plan, Figures figures) {
    SampleOptions years = Letters.options(List.of("Britty"), LETTERS, AVERAGE);
    return new LargeBench(
        plan,
        figures,
        "year",
        new SampleOptions(
            years.seed(),
            years.mailboxes(),
            LETTERS,
            years.until(),
            Duration.ofDays(170),
            AVERAGE,
            years.domain()));
  }

  void run() throws Exception {
    Path letters = Letters.make(plan.work().resolve(name + "-letters"), options);
    Path later =
        Letters.make(
            plan.work().resolve("large-later"),
            new SampleOptions(79, List.of("Britty"), LATER, LATER_UNTIL, AVERAGE));
    Mailserver.remove(work);
    Files.createDirectories(work);
    try (Mailserver server = Mailserver.start(work)) {
      server.serve(letters);
      Path home = Letters.home(plan.product(), work.resolve("home"), options, server.port());
      Caches.awaitWork(plan.product(), plan.tradepost(home, "check"));
      figures.add(name + " megabytes", Letters.mebibytes(server.mail()) * 1.048576);
      figures.row(
          "the large mailbox, " + LETTERS + " letters, `" + name + "`",
          name + " megabytes",
          "MB",
          "");
      command(home, "plan", "plan", "--json");
      command(home, "backup run", "backup", "run", "--json");
      command(home, "backup verify", "backup", "verify", "--json");
      command(home, "backup list", "backup", "list", "--json");
      command(home, "backup run, nothing new", "backup", "run", "--json");
      BackupBench.deliver(server, SampleMaildir.of(later, "Britty"));
      command(home, "backup run, " + LATER + " letters more", "backup", "run", "--json");
    }
  }

  private void command(Path home, String what, String... words) throws Exception {
    Timed timed = Timed.must(Letters.quiet(), plan.tradepost(home, words));
    if (what.contains("run") && !timed.output().contains("\"clean\": true")) {
      throw new IOException("not as it should be: " + timed.output());
    }
    String figure = name + " " + what;
    figures.add(figure, timed.seconds());
    figures.add(figure + " memory", timed.peakKib() / 1024.0);
    figures.row("`" + name + "`: `" + what + "`", figure, "s", "");
    figures.row("peak memory", figure + " memory", "MiB", "");
  }
}
