package io.tradepost.round;

import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.round.Mover.Errand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is to be brought in one filing, given out in bundles to the lines that carry it, in order.
 * An errand is given out once its target folder is there, and of one folder's errands the next goes
 * to another line only when all that the last line took are entered: so no two lines bring letters
 * to a folder at the same time, and what {@link Recovery} finds in it after a crash came by intents
 * in the order in which they were written. Lines share it.
 */
final class Errands {
  /** Commands that are written down together. */
  static final int COMMANDS = 64;

  /**
   * Fewer towards the end, so that neither line is long at work when the other has nothing left.
   */
  private static final int FEWEST = 8;

  private static final int SHARES = 4;

  /** While folders are made, a line does not snatch each errand as it becomes possible. */
  private static final int AT_A_TIME = 32;

  private static final int PARTS = 8;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private final List<Source> sources;

  private final Map<FolderPath, List<Placed>> waiting = new HashMap<>();
  private final Map<FolderPath, Hold> held = new HashMap<>();
  private final int enough;
  private int left;
  private boolean making = true;
  private int helpers;
  private boolean over;
  private @Nullable Throwable failure;

  /**
   * @param errands in the order in which they are to be carried out
   */
  Errands(List<Sourced> errands) {
    Map<FolderPath, Source> byPath = new LinkedHashMap<>();
    for (Sourced sourced : errands) {
      Source source = byPath.computeIfAbsent(sourced.source(), Source::new);
      for (Errand part : sourced.errand().parts()) {
        waiting
            .computeIfAbsent(part.target(), t -> new ArrayList<>())
            .add(new Placed(left++, source, part));
      }
    }
    sources = List.copyOf(byPath.values());
    enough = Math.clamp(left / PARTS, 1, AT_A_TIME);
  }

  /** An errand with the folder that its letters lie in. */
  record Sourced(FolderPath source, Errand errand) {}

  /** A source folder, with those of its errands that can be given out. */
  private record Source(FolderPath path, Queue<Placed> ready) {
    Source(FolderPath path) {
      this(path, new PriorityQueue<>(Comparator.comparingInt(Placed::place)));
    }
  }

  private record Placed(int place, Source source, Errand errand) {}

  /** A folder that a line brings letters to, with how many of its bundles do. */
  private record Hold(Line line, int bundles) {}

  /** Errands of one source folder that are written down together. */
  record Bundle(FolderPath source, List<Errand> errands) {
    private Set<FolderPath> targets() {
      Set<FolderPath> targets = new HashSet<>();
      errands.forEach(e -> targets.add(e.target()));
      return targets;
    }
  }

  /** How many commands are left. */
  int left() {
    return guarded(() -> left);
  }

  /** Letters can be brought to this folder from now on. */
  void there(FolderPath target) {
    lock.lock();
    try {
      List<Placed> placed = waiting.remove(target);
      if (placed != null) {
        placed.forEach(p -> p.source().ready().add(p));
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** No folder is made any more: what has none is not carried out. */
  void allThere() {
    lock.lock();
    try {
      making = false;
      waiting.values().forEach(placed -> left -= placed.size());
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next for this line, waited for; empty when there is no more to do.
   *
   * @param at the folder that the line has selected: to select another takes a server long
   */
  Optional<Bundle> take(Line line, @Nullable FolderPath at) {
    lock.lock();
    try {
      while (failure == null && left > 0) {
        Optional<Bundle> bundle = choose(line, at);
        if (bundle.isPresent()) {
          return bundle;
        }
        changed.awaitUninterruptibly();
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Bundle> choose(Line line, @Nullable FolderPath at) {
    List<Source> selectedFirst =
        sources.stream().sorted(Comparator.comparing(s -> !s.path().equals(at))).toList();
    for (Source source : selectedFirst) {
      Queue<Placed> queue = source.ready();
      if (!queue.isEmpty() && (!making || queue.size() >= enough)) {
        List<Errand> errands = pick(line, queue);
        if (!errands.isEmpty()) {
          Bundle bundle = new Bundle(source.path(), errands);
          bundle.targets().forEach(t -> held.merge(t, new Hold(line, 1), Errands::both));
          left -= errands.size();
          return Optional.of(bundle);
        }
      }
    }
    return Optional.empty();
  }

  private static Hold both(Hold a, Hold b) {
    return new Hold(b.line(), a.bundles() + b.bundles());
  }

  private List<Errand> pick(Line line, Queue<Placed> queue) {
    int most = helpers == 0 ? COMMANDS : Math.clamp(left / SHARES, FEWEST, COMMANDS);
    List<Errand> picked = new ArrayList<>();
    List<Placed> others = new ArrayList<>();
    int letters = 0;
    while (!queue.isEmpty() && picked.size() < most) {
      Placed next = queue.element();
      int size = next.errand().copies().size();
      if (!picked.isEmpty() && letters + size > Mover.MOVES) {
        break;
      }
      queue.remove();
      Hold hold = held.get(next.errand().target());
      if (hold != null && hold.line() != line) {
        others.add(next);
      } else {
        picked.add(next.errand());
        letters += size;
      }
    }
    queue.addAll(others);
    return picked;
  }

  /** What was given out is entered. */
  void entered(Bundle bundle) {
    lock.lock();
    try {
      for (FolderPath target : bundle.targets()) {
        held.computeIfPresent(
            target, (t, h) -> h.bundles() == 1 ? null : new Hold(h.line(), h.bundles() - 1));
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A line cannot go on: nothing is given out any more. */
  void fail(Throwable why) {
    lock.lock();
    try {
      if (failure == null) {
        failure = why;
      } else if (!failure.equals(why)) {
        failure.addSuppressed(why);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A second line takes part; false where it comes too late. */
  boolean join() {
    lock.lock();
    try {
      if (!over) {
        helpers++;
      }
      return !over;
    } finally {
      lock.unlock();
    }
  }

  /** It does no more. */
  void leave() {
    lock.lock();
    try {
      helpers--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the other line; throws what either of them broke off with. */
  void end() throws MailboxException {
    Throwable why = guarded(this::awaitEnd);
    switch (why) {
      case null -> {}
      case MailboxException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(why);
    }
  }

  private @Nullable Throwable awaitEnd() {
    over = true;
    while (helpers > 0) {
      changed.awaitUninterruptibly();
    }
    return failure;
  }

  private <T extends @Nullable Object> T guarded(java.util.function.Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
