package io.tradepost.agent;

import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.MailboxReport;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.config.Installation;
import io.tradepost.config.ShippedRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** An installation in a test's folder, its daemon running in this process. */
final class RunningDaemon implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Daemon daemon;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final AtomicReference<Office> office = new AtomicReference<>();

  private RunningDaemon(Installation installation) {
    this.daemon = new Daemon(installation);
  }

  /** Writes the settings of a company with one mailbox and more settings. */
  static Installation install(Path home, int port, String user, String more) throws IOException {
    return install(
        home,
        """
        mailboxes:
          - name: Britty
            address: britty@hotwell.example
            imap: { host: 127.0.0.1, port: %d, security: none }
            user: %s
            password: ${file:secret}
        """
                .formatted(port, user)
            + more);
  }

  static Installation install(Path home, String settings) throws IOException {
    Files.createDirectories(home.resolve("config"));
    Files.writeString(
        home.resolve("config/tradepost.yaml"),
        "company: { name: Hotwell, domains: [hotwell.example], zone: UTC }\n" + settings);
    ShippedRules.copyTo(home.resolve("rules"));
    Files.writeString(
        home.resolve("rules/customers.yaml"),
        """
        customers:
          - { code: ES-001, name: NEVIR S.A., short: NEVIR, country: ES, domains: [nevir-demo.es] }
          - { code: ES-002, name: "Hijos de Tormo, S.L.", short: Tormo, country: ES, domains: [tormo-demo.es] }
          - { code: CN-001, name: 山田商会, short: 山田商会, country: CN, domains: [yamada-demo.cn] }
        """);
    return Installation.locate(home.resolve("config"), Map.of(), home);
  }

  static RunningDaemon start(Installation installation) throws Exception {
    RunningDaemon running = new RunningDaemon(installation);
    CountDownLatch open = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                running.daemon.run(
                    (data, office) -> {
                      running.office.set(office);
                      open.countDown();
                      return () -> {};
                    },
                    new Nobody());
                running.end.complete(null);
              } catch (Exception e) {
                running.end.completeExceptionally(e);
              } finally {
                open.countDown();
              }
            });
    open.await();
    if (running.end.isCompletedExceptionally()) {
      running.end.get();
    }
    return running;
  }

  Office office() {
    return java.util.Objects.requireNonNull(office.get());
  }

  MailboxReport status(String mailbox) {
    return office().status().mailboxes().stream()
        .filter(m -> m.mailbox().equals(mailbox))
        .findFirst()
        .orElseThrow();
  }

  /** What a search finds, the newest first. */
  List<LetterView> search(String query) {
    return office().search(new SearchRequest(query, 1000, false)).letters();
  }

  /** Where the letter with this name lies, as a search shows it. */
  List<String> places(String name) {
    return search("body-of-" + name).stream().flatMap(l -> l.places().stream()).sorted().toList();
  }

  /** A condition that may throw. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Waits until it holds. */
  static void await(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /** Stops it; fails where it had failed. */
  @Override
  public void close() throws Exception {
    daemon.stop(Duration.ofSeconds(20));
    end.get(20, TimeUnit.SECONDS);
  }

  private static final class Nobody implements Daemon.Supervisor {
    @Override
    public void ready() {}

    @Override
    public void alive(String status) {}

    @Override
    public void stopping() {}
  }
}
