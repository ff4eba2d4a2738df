package io.tradepost.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.mailbox.MailboxException.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

class FolderWatchTest {
  private static final Duration LONG = Duration.ofMinutes(9);
  private final LinkedBlockingQueue<String> calls = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Duration> waits = new LinkedBlockingQueue<>();

  @Test
  void aConnectionThatDiesDuringIdleIsNoticed() throws Exception {
    try (var server =
            ScriptedServer.with(
                "IDLE", c -> c.equals("IDLE") ? "+ idling\r\n" : c.startsWith("DONE") ? null : "");
        var watch = watch(server, Duration.ofMillis(50), 0)) {
      assertThat(next()).isEqualTo("connected");
      assertThat(next()).isEqualTo("changed");
      assertThat(next()).startsWith("disconnected").contains("no answer");
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void newsDuringIdleAreToldWithoutLeavingIt() throws Exception {
    try (var server =
            ScriptedServer.with(
                "IDLE",
                c -> c.equals("IDLE") ? "+ idling\r\n* OK Still here\r\n* 4 EXISTS\r\n" : "");
        var watch = watch(server, LONG, 0)) {
      assertThat(next()).isEqualTo("connected");
      assertThat(next()).isEqualTo("changed");
      assertThat(next()).isEqualTo("changed");
      assertThat(server.heard()).filteredOn(c -> c.equals("IDLE")).hasSize(1);
      assertThat(server.heard()).doesNotContain("DONE");
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void eachRenewalProvesThatTheServerLivesAndLooks() throws Exception {
    // The tag of an IDLE stands in its own line; DONE comes without one.
    var tags = new java.util.concurrent.atomic.AtomicReference<>("");
    try (var server =
            ScriptedServer.withTags(
                "IDLE",
                (tag, c) -> {
                  if (c.equals("IDLE")) {
                    tags.set(tag);
                    return "+ idling\r\n";
                  }
                  return c.equals("DONE") ? tags.get() + " OK done\r\n" : "";
                });
        var watch = watch(server, Duration.ofMillis(50), 0)) {
      assertThat(next()).isEqualTo("connected");
      assertThat(next()).isEqualTo("changed");
      assertThat(next()).isEqualTo("changed");
      assertThat(next()).isEqualTo("changed");
      assertThat(server.heard()).containsSubsequence("IDLE", "DONE", "NOOP", "IDLE");
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void aServerThatRefusesIdleIsAskedInstead() throws Exception {
    try (var server = ScriptedServer.with("IDLE", c -> c.equals("IDLE") ? "$ BAD no\r\n" : "");
        var watch = watch(server, LONG, 3)) {
      assertThat(next()).isEqualTo("connected");
      assertThat(waits.poll(10, TimeUnit.SECONDS)).isEqualTo(Duration.ofSeconds(30));
      assertThat(waits.poll(10, TimeUnit.SECONDS)).isEqualTo(Duration.ofSeconds(30));
      assertThat(server.heard()).filteredOn(c -> c.equals("IDLE")).hasSize(1);
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void failuresAreRepeatedMoreAndMoreRarely() throws Exception {
    try (var server =
            ScriptedServer.with("", c -> c.startsWith("LOGIN") ? ScriptedServer.HANG_UP : "");
        var watch = watch(server, LONG, 6)) {
      List<Duration> all = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        all.add(waits.poll(10, TimeUnit.SECONDS));
      }
      assertThat(all.getFirst()).isLessThan(Duration.ofSeconds(2));
      assertThat(all.getLast()).isGreaterThan(Duration.ofSeconds(20));
      assertThat(calls).allMatch(c -> c.startsWith("disconnected"));
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void aRefusedPasswordIsNotTriedAgainSoon() throws Exception {
    try (var server = ScriptedServer.with("", c -> c.startsWith("LOGIN") ? "$ NO no\r\n" : "");
        var watch = watch(server, LONG, 0)) {
      assertThat(waits.poll(10, TimeUnit.SECONDS)).isGreaterThan(Duration.ofMinutes(3));
      assertThat(server.heard()).filteredOn(c -> c.startsWith("LOGIN")).hasSize(1);
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void stopEndsAWatchWhoseServerIsSilent() throws Exception {
    try (var server =
        ScriptedServer.with(
            "IDLE", c -> c.equals("IDLE") ? "+ idling\r\n" : c.startsWith("DONE") ? null : "")) {
      var watch = watch(server, LONG, 0);
      assertThat(next()).isEqualTo("connected");
      assertThat(next()).isEqualTo("changed");
      long begin = System.nanoTime();
      watch.stop();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
      assertThat(calls).isEmpty();
    }
  }

  @Test
  void aStableConnectionBringsTheWaitBackToItsBeginning() {
    var backoff = new Backoff(new Random(1));
    for (int i = 0; i < 12; i++) {
      backoff.after(Kind.LOST, Duration.ofSeconds(5));
    }
    assertThat(backoff.after(Kind.LOST, Duration.ofSeconds(119)))
        .isBetween(Duration.ofSeconds(225), Duration.ofSeconds(375));
    assertThat(backoff.after(Kind.LOST, Duration.ofMinutes(2))).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void twoWatchesDoNotWaitEquallyLong() {
    assertThat(new Backoff(new Random(1)).after(Kind.THROTTLED, Duration.ZERO))
        .isNotEqualTo(new Backoff(new Random(2)).after(Kind.THROTTLED, Duration.ZERO))
        .isGreaterThan(Duration.ofMinutes(2));
  }

  private String next() throws InterruptedException {
    return String.valueOf(calls.poll(10, TimeUnit.SECONDS));
  }

  /** A watch whose first waits end at once; the next one lasts until it is stopped. */
  private FolderWatch watch(ScriptedServer server, Duration renew, int skipped) {
    var left = new CountDownLatch(skipped);
    return FolderWatch.start(
        server.account(Duration.ofMillis(500)),
        FolderPath.INBOX,
        new MailboxContract.Recorder(calls),
        new FolderWatch.Settings(renew, Duration.ofSeconds(30)),
        new FolderWatch.Surroundings(
            InstantSource.system(),
            new Random(7),
            (stopping, time) -> {
              waits.add(time);
              if (left.getCount() > 0) {
                left.countDown();
              } else {
                stopping.await();
              }
            },
            (SSLSocketFactory) SSLSocketFactory.getDefault()));
  }
}
