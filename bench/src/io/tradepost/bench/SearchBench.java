package io.tradepost.bench;

import io.tradepost.agent.Office;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.agent.Offices;
import io.tradepost.config.Installation;
import io.tradepost.demo.SampleOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Search over 100,000 letters: within the process, and the whole command. */
final class SearchBench {
  private static final List<String> MAILBOXES =
      List.of("Britty", "Kevin", "Lily", "Jason", "Wendy");
  private static final int AVERAGE_BYTES = 7_000;
  private static final int WARM_UP = 40;
  private static final int REPEATS = 40;
  private static final List<String> QUERIES =
      List.of(
          "invoice",
          "delivery time",
          "\"proforma invoice\"",
          "客户",
          "询价",
          "形式发票",
          "PLK-223",
          "order:PLK-223",
          "from:nevir-demo.es",
          "from:munoz has:attachment",
          "to:britty subject:quotation",
          "customer:NEVIR",
          "country:DE price",
          "country:ES after:2026-01 is:unread",
          "before:2025-06 payment",
          "category:business-assistant freight",
          "folder:INBOX",
          "mailbox:Kevin sample",
          "filename:pdf",
          "quot*",
          "price -newsletter",
          "(sample or catalogue) container",
          "Müller",
          "muller",
          "subject:报价",
          "is:sent shipment");

  private final Bench.Plan plan;
  private final Figures figures;

  SearchBench(Bench.Plan plan, Figures figures) {
    this.plan = plan;
    this.figures = figures;
  }

  void run() throws Exception {
    Path home = gather();
    Installation installation = Installation.locate(home.resolve("config"), Map.of(), home);
    try (Office office = Offices.open(installation, false)) {
      figures.add("letters searched", office.search(new SearchRequest("", 0, false)).total());
      for (int i = 0; i < WARM_UP; i++) {
        QUERIES.forEach(query -> office.search(new SearchRequest(query, 20, false)));
      }
      for (int i = 0; i < REPEATS; i++) {
        for (String query : QUERIES) {
          long start = System.nanoTime();
          office.search(new SearchRequest(query, 20, false));
          figures.addQuietly("search", (System.nanoTime() - start) / 1e6);
        }
      }
    }
    Caches.awaitQuick(plan.product(), plan.tradepost(home, "search", "invoice", "--limit", "20"));
    command(home, "command");
    try (RunningDaemon daemon =
        RunningDaemon.start(plan, home, plan.work().resolve("search/daemon.out"))) {
      if (!daemon.isAlive()) {
        throw new java.io.IOException("the daemon did not start");
      }
      command(home, "command to the daemon");
    }
    figures.row("letters searched", "letters searched", "", "");
    figures.row(
        "search in the process, 20 hits with snippets, median",
        "search",
        "ms",
        QUERIES.size() + " queries");
    figures.rowAt("the same, 95 of 100", "search", 0.95, "ms", "bar 10 ms");
    figures.row(
        "the whole command 'tradepost search', while the daemon runs",
        "command to the daemon",
        "ms",
        "bar 300 ms");
    figures.row("the same without a daemon", "command", "ms", "bar 300 ms");
  }

  /** Takes 100,000 letters in through the product itself; kept for the next time. */
  private Path gather() throws Exception {
    Path work = plan.work().resolve("search");
    SampleOptions options = Letters.options(MAILBOXES, 100_000 / MAILBOXES.size(), AVERAGE_BYTES);
    Path home = work.resolve("home");
    Path done = work.resolve("gathered-from");
    String from = options + " " + newest(plan.product().resolve("target/classes"));
    if (!Files.exists(done) || !Files.readString(done).equals(from)) {
      Files.deleteIfExists(done);
      Path letters = Letters.make(work.resolve("letters"), options);
      try (Mailserver server = Mailserver.start(work)) {
        server.serve(letters);
        Letters.home(plan.product(), home, options, server.port());
        Timed read = Timed.must(Letters.quiet(), plan.tradepost(home, "plan", "--limit", "1"));
        figures.add("gathering", read.seconds());
        figures.add("gathering memory", read.peakKib() / 1024.0);
      }
      Files.writeString(done, from);
    }
    return home;
  }

  private static String newest(Path classes) throws java.io.IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files.map(Path::toFile).mapToLong(java.io.File::lastModified).max().orElse(0) + "";
    }
  }

  /** As often as there are bars to hold it against; the first is not counted. */
  private void command(Path home, String name) throws Exception {
    for (int i = 0; i < 21; i++) {
      String query = QUERIES.get(i % QUERIES.size());
      Timed timed =
          Timed.must(Letters.quiet(), plan.tradepost(home, "search", query, "--limit", "20"));
      if (i > 0) {
        figures.add(name, timed.seconds() * 1000);
      }
    }
  }
}
