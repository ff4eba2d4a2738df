package io.tradepost.bench;

import io.tradepost.agent.Daemon;
import io.tradepost.agent.Office;
import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.config.Installation;
import io.tradepost.demo.SampleOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** From a new letter's arrival until it lies in its folder and is found, with IDLE. */
final class IdleBench {
  private static final int LETTERS = 300;
  private static final String USER = "britty";

  private final Bench.Plan plan;
  private final Figures figures;

  IdleBench(Bench.Plan plan, Figures figures) {
    this.plan = plan;
    this.figures = figures;
  }

  void run() throws Exception {
    Path work = plan.work();
    SampleOptions options = Letters.options(List.of("Britty"), plan.letters(), 26_000);
    Path letters = Letters.make(work.resolve("letters"), options);
    try (Mailserver server = Mailserver.start(work)) {
      server.serve(letters);
      Path home = Letters.home(plan.product(), work.resolve("home"), options, server.port());
      Timed.must(Letters.quiet(), plan.tradepost(home, "once"));
      watch(server, Installation.locate(home.resolve("config"), Map.of(), home));
    }
    figures.row("new letter to filed and found with IDLE, median", "arrival", "s", "");
    figures.rowAt("the same, 99 of 100", "arrival", 0.99, "s", "bar 1 s");
  }

  private void watch(Mailserver server, Installation installation) throws Exception {
    CompletableFuture<Office> opened = new CompletableFuture<>();
    Daemon daemon = new Daemon(installation);
    Thread running =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    daemon.run(
                        (data, office) -> {
                          opened.complete(office);
                          return () -> {};
                        },
                        new Unsupervised());
                  } catch (Exception e) {
                    opened.completeExceptionally(e);
                    throw new IllegalStateException(e);
                  }
                });
    Office office = opened.get();
    Random random = new Random(7);
    try (Imap imap = server.connect(USER)) {
      arrive(imap, office, 0, Duration.ofMinutes(5)); // The first waits for the first pass.
      Thread.sleep(5_000); // Until both watches stand.
      for (int i = 1; i <= LETTERS; i++) {
        figures.add("arrival", arrive(imap, office, i, Duration.ofSeconds(60)));
        Thread.sleep(random.nextInt(200));
      }
    }
    daemon.stop(Duration.ofSeconds(15));
    running.join();
  }

  private static double arrive(Imap imap, Office office, int number, Duration most)
      throws Exception {
    String id = "bench-" + number + "-" + System.nanoTime() + "@nevir-demo.es";
    String letter =
        """
        From: Ana Munoz <ana.munoz@nevir-demo.es>
        To: Britty <britty@hotwell-demo.example>
        Subject: Delivery time of our order, question %d
        Date: Tue, 30 Jun 2026 09:00:00 +0200
        Message-ID: <%s>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=UTF-8

        Dear Britty, when can you ship the rest? We need it before August.
        """
            .formatted(number, id);
    long start = System.nanoTime();
    imap.append(letter.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    SearchRequest request = new SearchRequest("message-id:" + id, 1, false);
    while (System.nanoTime() - start < most.toNanos()) {
      List<LetterView> found = office.search(request).letters();
      if (!found.isEmpty() && !found.getFirst().places().contains("INBOX")) {
        return (System.nanoTime() - start) / 1e9;
      }
      Thread.sleep(2);
    }
    throw new IllegalStateException("letter " + number + " was not filed within " + most);
  }

  private static final class Unsupervised implements Daemon.Supervisor {
    @Override
    public void ready() {}

    @Override
    public void alive(String status) {}

    @Override
    public void stopping() {}
  }
}
