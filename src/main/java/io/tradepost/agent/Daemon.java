package io.tradepost.agent;

import io.tradepost.config.ConfigException;
import io.tradepost.config.Installation;
import io.tradepost.config.Settings;
import io.tradepost.digest.Edition;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.FolderWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  /** What is under way may take so long to end by itself, and so long after it was cut. */
  private static final Duration POLITELY = Duration.ofSeconds(4);

  private static final Duration AT_ALL = Duration.ofMillis(1500);

  /** For putting the index on the disk and closing the files. */
  private static final Duration LEAVE = Duration.ofMillis(2500);

  private final Installation installation;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean atWork;

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

  /** Tells the daemon to stop and waits at most so long; tells whether it has. */
  public boolean stop(Duration most) {
    stop.countDown();
    if (!atWork) {
      LOG.info("daemon.stopped-while-starting"); // The next start begins again where this one did.
      return true;
    }
    boolean over = false;
    try {
      over = stopped.await(most.toMillis(), TimeUnit.MILLISECONDS);
      if (!over) {
        LOG.warn("daemon.stop-slow seconds={}", most.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return over;
  }

  /** Runs until {@link #stop}. */
  public void run(Door door, Supervisor supervisor) throws ConfigException, IOException {
    Settings settings = installation.settings();
    try {
      LocalOffice office = Offices.openForWriting(installation, Clock.systemUTC());
      atWork = true;
      try {
        office.runningSince(office.desk().now());
        stayOpen(settings, office, door, supervisor);
      } finally {
        leave(office);
        LOG.info("daemon.stopped");
      }
    } finally {
      // Not logged here: one that is refused shares the log with the one that works, and stops
      // nothing.
      stopped.countDown();
    }
  }

  private void stayOpen(Settings settings, LocalOffice office, Door door, Supervisor supervisor)
      throws IOException {
    try (AutoCloseable opened = door.open(settings.data(), office)) {
      work(settings, office, supervisor);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("The daemon's door could not be closed: " + e.getMessage(), e);
    }
  }

  /**
   * Puts the index on the disk and closes everything, unless a pass holds on to it for too long:
   * that one ends with the process, and the next start goes on from there as after a crash.
   */
  private static void leave(LocalOffice office) {
    CompletableFuture<Void> left =
        CompletableFuture.runAsync(
            () -> {
              try (office) {
                office.desk().keeper().commit();
              }
            },
            closing -> Thread.ofPlatform().daemon().name("leaving").start(closing));
    try {
      left.get(LEAVE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("daemon.left-open seconds={}", LEAVE.toSeconds());
    } catch (ExecutionException e) {
      throw new OfficeException("The data could not be closed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
      // What has fallen due, what was missed while the machine was off, what could not be sent.
      schedule.every(Duration.ofMinutes(1), "replies", () -> office.replyDuties().attend());
      for (Settings.Recipient manager : settings.managers()) {
        for (Edition edition : Edition.values()) {
          String cron = DigestTimes.cron(manager, edition);
          if (!cron.isEmpty()) {
            schedule.cron(
                cron,
                "digest-" + edition.label() + "-" + manager.name(),
                () -> office.replyDuties().attend());
          }
        }
      }
      BackupDuty backups =
          BackupDuty.of(
              office.desk().ledger(),
              office.desk().clock(),
              new DigestTimes(settings.backup().schedule(), settings.company().zone()),
              office.backups());
      schedule.cron(settings.backup().schedule(), "backup", backups::attend);
      schedule.every(Duration.ofMinutes(1), "backup-missed", backups::attend);
      schedule.cron("0 40 3 * * ?", "integrity", () -> checkIntegrity(office));
      LOG.info("daemon.started mailboxes={} data={}", workers.size(), settings.data());
      supervisor.ready();
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      LOG.info("daemon.stopping");
      supervisor.stopping();
      end(office, workers);
    }
  }

  /** Ends the passes under way, those of commands as well, all mailboxes side by side. */
  private static void end(LocalOffice office, List<MailboxWorker> workers) {
    office.backups().stop();
    office.posts().forEach(MailboxPost::retire);
    workers.forEach(MailboxWorker::askToStop);
    long politely = System.nanoTime() + POLITELY.toNanos();
    List<MailboxWorker> busy = workers.stream().filter(w -> !w.awaitStop(politely)).toList();
    busy.forEach(MailboxWorker::cut);
    long atAll = System.nanoTime() + AT_ALL.toNanos();
    long left = busy.stream().filter(w -> !w.awaitStop(atAll)).count();
    if (left > 0) {
      LOG.warn("daemon.passes-left-behind count={}", left);
    }
    if (!office.backups().awaitStop(AT_ALL)) {
      LOG.warn("daemon.backup-left-behind"); // The next run removes what it has written.
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
