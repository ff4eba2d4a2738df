package io.tradepost.agent;

import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.FolderWatch;
import io.tradepost.round.MailRound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One mailbox in the daemon: a thread that works with it whenever something is to be looked at, and
 * threads that watch the inbox and Sent and tell it. What is asked for several times while a pass
 * runs is done once.
 */
final class MailboxWorker {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxWorker.class);
  private static final Duration STOP = Duration.ofSeconds(7);

  private final LocalOffice office;
  private final MailboxPost post;
  private final List<Watch> watches;
  private final Duration delay;
  private final LinkedBlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
  private final List<FolderWatch> watching = new ArrayList<>();
  private @Nullable Thread thread;

  /**
   * A folder to be watched.
   *
   * @param folder null for Sent, wherever the server has it
   */
  record Watch(@Nullable FolderPath folder, FolderWatch.Settings rhythm) {}

  private sealed interface Wish {
    /** A whole pass. */
    record All() implements Wish {}

    /** These folders have changed. */
    record Changed(FolderPath folder) implements Wish {}

    record Stop() implements Wish {}
  }

  /**
   * @param delay before the first sign-in
   */
  MailboxWorker(LocalOffice office, MailboxPost post, List<Watch> watches, Duration delay) {
    this.office = office;
    this.post = post;
    this.watches = watches;
    this.delay = delay;
  }

  void start() {
    thread = Thread.ofVirtual().name("mailbox-" + post.name()).start(this::work);
  }

  /** Asks for a whole pass. */
  void lookAtAll() {
    if (wishes.stream().noneMatch(Wish.All.class::isInstance)) {
      wishes.add(new Wish.All());
    }
  }

  void askToStop() {
    wishes.add(new Wish.Stop());
    List<FolderWatch> watched;
    synchronized (watching) {
      watched = List.copyOf(watching);
    }
    // Side by side: each takes up to two seconds.
    watched.forEach(w -> Thread.ofVirtual().start(w::stop));
  }

  /**
   * Waits for the pass under way; if it takes too long its connection is cut, and an open intent
   * tells the rest.
   */
  void awaitStop() {
    Thread working = thread;
    try {
      if (working != null && !working.join(STOP)) {
        LOG.warn("mailbox.cut mailbox={}", post.name());
        post.abort();
        working.join(Duration.ofSeconds(1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    wishes.add(new Wish.All());
    boolean going = !stopAsked(delay);
    Backoff backoff = new Backoff();
    boolean watched = false;
    while (going) {
      Batch batch = next();
      going = !batch.stop();
      if (going) {
        LocalOffice.Pass pass =
            batch.all()
                ? office.pass(post, false, Office.Progress.SILENT)
                : office.pass(post, glance(batch.changed()));
        if (pass.error().isEmpty()) {
          backoff.succeeded();
          if (!watched) {
            watch();
            watched = true;
          }
        } else {
          going = !stopAsked(backoff.next());
          lookAtAll();
        }
      }
    }
  }

  private MailboxPost.Work<MailRound.Done> glance(Set<FolderPath> changed) {
    return (round, connection) -> round.glance(connection, changed, (stage, done, total) -> {});
  }

  /** Waits, but not longer than until a stop is asked for; tells whether it was. */
  private boolean stopAsked(Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    List<Wish> others = new ArrayList<>();
    boolean stop = false;
    try {
      while (!stop && System.nanoTime() < end) {
        Wish wish = wishes.poll(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (wish instanceof Wish.Stop) {
          stop = true;
        } else if (wish != null) {
          others.add(wish);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
    wishes.addAll(others);
    return stop;
  }

  private record Batch(boolean stop, boolean all, Set<FolderPath> changed) {}

  private Batch next() {
    boolean stop = false;
    boolean all = false;
    Set<FolderPath> changed = new TreeSet<>();
    try {
      Wish wish = wishes.take();
      while (wish != null) {
        switch (wish) {
          case Wish.All a -> all = true;
          case Wish.Changed(var folder) -> changed.add(folder);
          case Wish.Stop s -> stop = true;
        }
        wish = wishes.poll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop = true;
    }
    return new Batch(stop, all, changed);
  }

  /** Begins to watch once the first pass has found the folders. */
  private void watch() {
    for (Watch watch : watches) {
      FolderPath folder =
          watch.folder() != null ? watch.folder() : post.round().sent().orElse(null);
      if (folder != null) {
        synchronized (watching) {
          watching.add(FolderWatch.start(post.account(), folder, listener(folder), watch.rhythm()));
        }
      }
    }
  }

  private FolderWatch.Listener listener(FolderPath folder) {
    return new FolderWatch.Listener() {
      @Override
      public void changed() {
        wishes.add(new Wish.Changed(folder));
      }

      @Override
      public void connected() {
        LOG.info("watch.connected mailbox={} folder={}", post.name(), folder);
      }

      @Override
      public void disconnected(String why) {
        LOG.warn("watch.disconnected mailbox={} folder={} why={}", post.name(), folder, why);
      }
    };
  }

  /**
   * How long to wait after a failed pass: one second, then twice as long each time, at most five
   * minutes.
   */
  private static final class Backoff {
    private static final Duration MOST = Duration.ofMinutes(5);
    private final java.util.random.RandomGenerator random =
        java.util.random.RandomGenerator.getDefault();
    private Duration wait = Duration.ofSeconds(1);

    void succeeded() {
      wait = Duration.ofSeconds(1);
    }

    Duration next() {
      Duration now = wait;
      Duration doubled = wait.multipliedBy(2);
      wait = doubled.compareTo(MOST) > 0 ? MOST : doubled;
      // A fifth more or less, so that many mailboxes do not come back at the same moment.
      return Duration.ofMillis((long) (now.toMillis() * (0.8 + 0.4 * random.nextDouble())));
    }
  }
}
