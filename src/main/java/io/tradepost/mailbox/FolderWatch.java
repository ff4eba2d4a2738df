package io.tradepost.mailbox;

import io.tradepost.mailbox.MailboxException.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one folder over a connection of its own, on a virtual thread, for ever: with IDLE (RFC
 * 2177) where the server has it, else by asking. What it reports is a hint to look, with another
 * connection; between connecting and losing the connection no change goes unreported.
 */
public final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
  private static final Duration STOP_POLITELY = Duration.ofSeconds(1);
  private static final Duration STOP_AT_ALL = Duration.ofMillis(500);

  private final Account account;
  private final FolderPath folder;
  private final Listener listener;
  private final Settings settings;
  private final Surroundings world;
  private final Backoff backoff;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable WatchedWire watched;

  /** Told by the watch, on its thread: to return soon, and to throw nothing. */
  public interface Listener {
    /** Something may have changed. Also called once after each connecting. */
    void changed();

    /** There is a connection now. */
    void connected();

    /** There is none any more, or it could not be made; why in words. */
    void disconnected(String why);
  }

  /**
   * How often to do what.
   *
   * @param renew how long one IDLE lasts; servers may end it after 30 minutes, some stop telling
   *     after 10
   * @param poll how often to ask where there is no IDLE
   */
  public record Settings(Duration renew, Duration poll) {
    /** IDLE renewed every 9 minutes, else asked every 30 seconds. */
    public static final Settings USUAL =
        new Settings(Duration.ofMinutes(9), Duration.ofSeconds(30));

    public Settings {
      if (!renew.isPositive() || !poll.isPositive()) {
        throw new IllegalArgumentException("a time between looks is longer than nothing");
      }
    }
  }

  /** What a test replaces. */
  record Surroundings(
      InstantSource clock, RandomGenerator random, Pause pause, SSLSocketFactory tls) {}

  /** Waits, or not, until time is up or the watch is stopped. */
  @FunctionalInterface
  interface Pause {
    void await(CountDownLatch stopping, Duration time) throws InterruptedException;
  }

  private FolderWatch(
      Account account,
      FolderPath folder,
      Listener listener,
      Settings settings,
      Surroundings world) {
    this.account = account;
    this.folder = folder;
    this.listener = listener;
    this.settings = settings;
    this.world = world;
    this.backoff = new Backoff(world.random());
  }

  /** Starts watching. */
  public static FolderWatch start(
      Account account, FolderPath folder, Listener listener, Settings settings) {
    return start(
        account,
        folder,
        listener,
        settings,
        new Surroundings(
            InstantSource.system(),
            new Random(),
            (stopping, time) -> {
              boolean stopped = stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
              LOG.trace("waited, stopped: {}", stopped);
            },
            (SSLSocketFactory) SSLSocketFactory.getDefault()));
  }

  static FolderWatch start(
      Account account,
      FolderPath folder,
      Listener listener,
      Settings settings,
      Surroundings world) {
    var watch = new FolderWatch(account, folder, listener, settings, world);
    Thread.ofVirtual().name("watch " + account.mailbox() + " " + folder).start(watch::run);
    return watch;
  }

  private void run() {
    try {
      while (!stopped()) {
        watchOnce();
      }
    } catch (InterruptedException e) {
      LOG.debug("watch of {} interrupted", folder);
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private void watchOnce() throws InterruptedException {
    var since = new java.time.Instant[1];
    Duration wait;
    try (var wire = WatchedWire.open(account, folder, world.tls())) {
      watched = wire;
      since[0] = world.clock().instant();
      if (!stopped()) {
        listener.connected();
      }
      tell();
      watch(wire);
      return;
    } catch (MailboxException e) {
      if (stopped()) {
        return;
      }
      LOG.info("{}", e.getMessage());
      listener.disconnected(String.valueOf(e.getMessage()));
      wait = backoff.after(e.kind(), held(since[0]));
    } catch (RuntimeException e) {
      // A fault of the listener must not end the watch for good.
      LOG.error("watching {} of {} failed", folder, account.mailbox(), e);
      listener.disconnected("an error in this program: " + e);
      wait = backoff.after(Kind.REFUSED, held(since[0]));
    } finally {
      watched = null;
    }
    world.pause().await(stopping, wait);
  }

  private Duration held(java.time.@Nullable Instant since) {
    return since == null ? Duration.ZERO : Duration.between(since, world.clock().instant());
  }

  private void watch(WatchedWire wire) throws MailboxException, InterruptedException {
    while (!stopped()) {
      if (!wire.idles() || !wire.idle(settings.renew(), this::tell, stopping)) {
        // No IDLE, or a server that ends each at once: asking has its own pace.
        world.pause().await(stopping, settings.poll());
        if (!stopped() && wire.look()) {
          tell();
        }
      } else if (!stopped()) {
        // The answer proves that the connection lives. IDLE is a hint, and some servers stop
        // hinting: the look is due in any case.
        boolean news = wire.look();
        LOG.trace("idle renewed, news in between: {}", news);
        tell();
      }
    }
  }

  private void tell() {
    if (!stopped()) {
      listener.changed();
    }
  }

  private boolean stopped() {
    return stopping.getCount() == 0;
  }

  /** Ends the watch, within two seconds. The listener is not called any more after that. */
  public void stop() {
    stopping.countDown();
    WatchedWire wire = watched;
    if (wire != null) {
      wire.wake();
    }
    try {
      if (!ended.await(STOP_POLITELY.toMillis(), TimeUnit.MILLISECONDS) && wire != null) {
        // Never by interrupting: that closes the socket under a reader that does not expect it.
        wire.abort();
        boolean over = ended.await(STOP_AT_ALL.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("watch of {} broken off, ended: {}", folder, over);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
