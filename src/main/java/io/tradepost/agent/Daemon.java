package io.tradepost.agent;

import io.tradepost.config.ConfigException;
import io.tradepost.config.Installation;
import io.tradepost.config.Settings;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.FolderWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent at work until it is told to stop: watches every mailbox, makes the scheduled passes,
 * answers commands. Stops cleanly within ten seconds: what is under way is ended or left as an open
 * intent.
 */
public final class Daemon {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

  /** Mailboxes start one after the other: a server sees no storm of sign-ins. */
  private static final Duration STAGGER = Duration.ofMillis(500);

  private final Installation installation;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  public Daemon(Installation installation) {
    this.installation = installation;
  }

  /** Lets commands in while the daemon runs. */
  @FunctionalInterface
  public interface Door {
    AutoCloseable open(Path dataFolder, Office office) throws IOException;
  }

  /** Who is told how the daemon is. */
  public interface Supervisor {
    void ready();

    void alive(String status);

    void stopping();
  }

  /** Tells the daemon to stop and waits until it has, at most so long. */
  public void stop(Duration most) {
    stop.countDown();
    try {
      if (!stopped.await(most.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
        LOG.warn("daemon.stop-slow seconds={}", most.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs until {@link #stop}. */
  public void run(Door door, Supervisor supervisor) throws ConfigException, IOException {
    Settings settings = installation.settings();
    try (LocalOffice office = Offices.openForWriting(installation, Clock.systemUTC())) {
      office.runningSince(office.desk().now());
      try (AutoCloseable opened = door.open(settings.data(), office)) {
        work(settings, office, supervisor);
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException("The daemon's door could not be closed: " + e.getMessage(), e);
      } finally {
        supervisor.stopping();
      }
      office.desk().keeper().commit();
    } finally {
      LOG.info("daemon.stopped");
      stopped.countDown();
    }
  }

  private void work(Settings settings, LocalOffice office, Supervisor supervisor)
      throws IOException {
    List<MailboxWorker> workers = new ArrayList<>();
    try (Schedule schedule = new Schedule(settings.company().zone())) {
      Duration delay = Duration.ZERO;
      for (MailboxPost post : office.posts()) {
        Settings.Mailbox mailbox = settings.mailbox(post.name()).orElseThrow();
        MailboxWorker worker = new MailboxWorker(office, post, watches(settings, mailbox), delay);
        workers.add(worker);
        worker.start();
        delay = delay.plus(STAGGER);
      }
      schedule.every(
          settings.watch().poll(), "poll", () -> workers.forEach(MailboxWorker::lookAtAll));
      schedule.every(Duration.ofSeconds(30), "index", () -> office.desk().keeper().commit());
      schedule.every(Duration.ofSeconds(15), "life", () -> supervisor.alive(summary(office)));
      schedule.cron("0 40 3 * * ?", "integrity", () -> checkIntegrity(office));
      LOG.info("daemon.started mailboxes={} data={}", workers.size(), settings.data());
      supervisor.ready();
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      LOG.info("daemon.stopping");
      workers.forEach(MailboxWorker::askToStop);
      workers.forEach(MailboxWorker::awaitStop);
    }
  }

  private static List<MailboxWorker.Watch> watches(Settings settings, Settings.Mailbox mailbox) {
    FolderWatch.Settings rhythm =
        new FolderWatch.Settings(settings.watch().idleRenewal(), settings.watch().poll());
    List<MailboxWorker.Watch> watches = new ArrayList<>();
    // One connection is the worker's; the others watch, the inbox before Sent.
    if (mailbox.connections() >= 2) {
      watches.add(new MailboxWorker.Watch(FolderPath.INBOX, rhythm));
    }
    if (mailbox.connections() >= 3) {
      watches.add(new MailboxWorker.Watch(null, rhythm));
    }
    return watches;
  }

  private static void checkIntegrity(LocalOffice office) {
    List<String> errors = office.desk().ledger().integrityErrors();
    if (errors.isEmpty()) {
      LOG.info("ledger.sound");
    } else {
      LOG.error("ledger.damaged first={} count={}", errors.getFirst(), errors.size());
    }
  }

  private static String summary(LocalOffice office) {
    long connected = office.posts().stream().filter(p -> p.connectedSince().isPresent()).count();
    return "%d of %d mailboxes connected".formatted(connected, office.posts().size());
  }
}
