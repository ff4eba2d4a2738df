package io.tradepost.bench;

import io.tradepost.demo.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A mailbox of 100,000 letters and 3 GB: backed up, verified and listed in bounded memory. */
final class LargeBench {
  private static final int LETTERS = 100_000;
  private static final int AVERAGE = 31_000;

  private final Bench.Plan plan;
  private final Figures figures;
  private final Path work;

  LargeBench(Bench.Plan plan, Figures figures) {
    this.plan = plan;
    this.figures = figures;
    this.work = plan.work().resolve("large");
  }

  void run() throws Exception {
    SampleOptions options = Letters.options(List.of("Britty"), LETTERS, AVERAGE);
    Path letters = Letters.make(plan.work().resolve("large-letters"), options);
    Mailserver.remove(work);
    Files.createDirectories(work);
    try (Mailserver server = Mailserver.start(work)) {
      server.serve(letters);
      Path home = Letters.home(plan.product(), work.resolve("home"), options, server.port());
      Caches.awaitWork(plan.product(), plan.tradepost(home, "check"));
      figures.add("large megabytes", Letters.mebibytes(server.mail()) * 1.048576);
      figures.row("the large mailbox, " + LETTERS + " letters", "large megabytes", "MB", "");
      command(home, "plan", "plan", "--json");
      command(home, "backup run", "backup", "run", "--json");
      command(home, "backup verify", "backup", "verify", "--json");
      command(home, "backup list", "backup", "list", "--json");
      command(home, "backup run, nothing new", "backup", "run", "--json");
    }
  }

  private void command(Path home, String name, String... words) throws Exception {
    Timed timed = Timed.must(Letters.quiet(), plan.tradepost(home, words));
    if (name.contains("run") && !timed.output().contains("\"clean\": true")) {
      throw new IOException("not as it should be: " + timed.output());
    }
    figures.add("large " + name, timed.seconds());
    figures.add("large " + name + " memory", timed.peakKib() / 1024.0);
    figures.row("the large mailbox: `" + name + "`", "large " + name, "s", "");
    figures.row("peak memory", "large " + name + " memory", "MiB", "");
  }
}
