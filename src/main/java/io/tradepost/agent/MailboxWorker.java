package io.tradepost.agent;

import io.tradepost.mailbox.Backoff;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.FolderWatch;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.round.MailRound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
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

  private final LocalOffice office;
  private final MailboxPost post;
  private final List<Watch> watches;
  private final Duration delay;
  private final LinkedBlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
  private final Map<FolderPath, FolderWatch> watching = new HashMap<>();
  private boolean stopping;
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

  /** Asks for an end; what is under way goes on. */
  void askToStop() {
    wishes.add(new Wish.Stop());
    synchronized (watching) {
      stopping = true;
      unwatch(Set.of());
    }
  }

  /**
   * Waits for the pass under way; tells whether it has ended.
   *
   * @param deadline in the time of {@link System#nanoTime}
   */
  boolean awaitStop(long deadline) {
    Thread working = thread;
    try {
      return working == null
          || working.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Cuts the connection under a pass that takes too long; an open intent tells the rest. */
  void cut() {
    LOG.warn("mailbox.cut mailbox={}", post.name());
    post.abort();
  }

  private void work() {
    wishes.add(new Wish.All());
    boolean going = !stopAsked(delay);
    Backoff backoff = new Backoff(RandomGenerator.getDefault());
    while (going) {
      Batch batch = next();
      going = !batch.stop();
      if (going) {
        if (passed(batch)) {
          // Between passes: a filing that a command asked for may have a connection more just now.
          post.still(this::watch);
        } else {
          going = !stopAsked(waitAfterFailure(backoff));
          lookAtAll();
        }
      }
    }
  }

  /**
   * Makes a pass; tells whether it went well. Where the ledger cannot even be told of it, as on a
   * full disk, this thread must live on: it is the only one that ever looks into the mailbox.
   */
  private boolean passed(Batch batch) {
    try {
      Passes.Pass pass =
          batch.all()
              ? office.passes().pass(post, false, Office.Progress.SILENT)
              : office.passes().pass(post, glance(batch.changed()));
      return pass.error().isEmpty();
    } catch (RuntimeException e) {
      LOG.error("pass.failed mailbox={}", post.name(), e);
      post.failed(e);
      return false;
    }
  }

  private Duration waitAfterFailure(Backoff backoff) {
    MailboxPost.Trouble trouble =
        post.trouble()
            .orElseGet(
                () -> new MailboxPost.Trouble(MailboxException.Kind.LOST, "", Duration.ZERO));
    if (trouble.kind() == MailboxException.Kind.SIGN_IN) {
      // Each attempt brings the account nearer to being locked: one connection tries, not three.
      synchronized (watching) {
        unwatch(Set.of());
      }
    }
    Duration wait = backoff.after(trouble.kind(), trouble.held());
    LOG.info("mailbox.waits mailbox={} seconds={}", post.name(), wait.toSeconds());
    return wait;
  }

  private MailboxPost.Work<MailRound.Done> glance(Set<FolderPath> changed) {
    return (round, connection) ->
        round.glance(connection, post.secondLine(), changed, (stage, done, total) -> {});
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

  /**
   * Watches what is to be watched, now that a pass has found the folders: Sent may be made, or
   * renamed, at any time.
   */
  private void watch() {
    Map<FolderPath, FolderWatch.Settings> wanted = new HashMap<>();
    for (Watch watch : watches) {
      Optional.ofNullable(watch.folder())
          .or(post.round()::sent)
          .ifPresent(folder -> wanted.put(folder, watch.rhythm()));
    }
    synchronized (watching) {
      if (!stopping) {
        unwatch(wanted.keySet());
        wanted.forEach(
            (folder, rhythm) -> watching.computeIfAbsent(folder, f -> startWatch(f, rhythm)));
      }
    }
  }

  private FolderWatch startWatch(FolderPath folder, FolderWatch.Settings rhythm) {
    post.watchBegins();
    return FolderWatch.start(post.account(), folder, listener(folder), rhythm);
  }

  /** Stops watching all but these, side by side: each takes up to two seconds. */
  private void unwatch(Set<FolderPath> except) {
    Map<FolderPath, FolderWatch> ended = new HashMap<>(watching);
    ended.keySet().removeAll(except);
    ended.forEach(
        (folder, watch) -> {
          watching.remove(folder);
          Thread.ofVirtual()
              .start(
                  () -> {
                    watch.stop();
                    post.watchEnds();
                    post.watched(folder);
                  });
        });
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
        post.watched(folder);
      }

      @Override
      public void disconnected(String why) {
        LOG.warn("watch.disconnected mailbox={} folder={} why={}", post.name(), folder, why);
        post.unwatched(folder, why);
        lookAtAll(); // Whether the mailbox can be reached at all is to be known now.
      }
    };
  }
}
