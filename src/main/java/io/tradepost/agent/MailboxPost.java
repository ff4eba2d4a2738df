package io.tradepost.agent;

import io.tradepost.mailbox.Account;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.Suspects;
import io.tradepost.round.MailRound;
import io.tradepost.round.SecondLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One mailbox at work: its connection, which stays open between passes, a second one for as long as
 * there is much to file, and one pass at a time over it. Threads may share it; they wait for each
 * other.
 */
final class MailboxPost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxPost.class);
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  /** Each letter that breaks the connection costs two or three; providers count sign-ins. */
  private static final int MOST_TRIES = 40;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Account account;
  private final MailRound round;
  private final int connections;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Suspects suspects = new Suspects();
  private volatile @Nullable ImapConnection connection;
  private volatile @Nullable ImapConnection second;
  private volatile boolean alone;
  private final AtomicInteger watches = new AtomicInteger();
  private volatile @Nullable Instant connectedSince;
  private volatile @Nullable Trouble trouble;
  private volatile boolean retired;
  private final ConcurrentMap<FolderPath, String> unwatched = new ConcurrentHashMap<>();

  /**
   * @param connections how many may be used at most, those that watch folders among them
   */
  MailboxPost(Account account, MailRound round, int connections, Clock clock) {
    this.account = account;
    this.round = round;
    this.connections = connections;
    this.clock = clock;
  }

  /**
   * What went wrong last.
   *
   * @param held how long the connection had held by then; zero where there was none
   */
  record Trouble(MailboxException.Kind kind, String words, Duration held) {}

  /** Work with the mailbox. */
  @FunctionalInterface
  interface Work<T> {
    T with(MailRound round, ImapConnection connection) throws MailboxException;
  }

  String name() {
    return account.mailbox();
  }

  Account account() {
    return account;
  }

  MailRound round() {
    return round;
  }

  /**
   * Does the work, signed in. A connection that broke since it was last used, or breaks under the
   * work, is replaced once, and once more for each time that it broke at a letter: whatever was
   * under way is an open intent and is worked off by the next pass.
   */
  <T> T work(Work<T> work) throws MailboxException {
    lock.lock();
    try {
      Instant latest = clock.instant().plus(PATIENCE);
      for (int tries = 1; true; tries++) {
        boolean kept = connection != null;
        alone = tries > 1; // Perhaps it is the second connection that the server does not bear.
        long before = suspects.breaks();
        try {
          return attempt(work);
        } catch (MailboxException e) {
          boolean known = suspects.breaks() > before && tries < MOST_TRIES;
          boolean again = tries == 1 || (known && clock.instant().isBefore(latest));
          if (e.kind() != MailboxException.Kind.LOST || retired || !again) {
            throw e;
          }
          LOG.info("mailbox.reconnect mailbox={} kept={} why={}", name(), kept, e.getMessage());
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Where work that has much to do gets a second connection. */
  SecondLine secondLine() {
    return this::openSecond;
  }

  private Optional<ImapConnection> openSecond() {
    if (alone || retired || watches.get() + 2 > connections) {
      return Optional.empty();
    }
    try {
      ImapConnection opened = ImapConnection.open(account);
      second = opened;
      if (retired) {
        opened.abort();
        return Optional.empty();
      }
      return Optional.of(opened);
    } catch (MailboxException e) {
      LOG.info("mailbox.one-line mailbox={} why={}", name(), e.getMessage());
      return Optional.empty();
    }
  }

  /** A connection of its own watches a folder from now on. */
  void watchBegins() {
    watches.incrementAndGet();
  }

  /** It does so no longer. */
  void watchEnds() {
    watches.decrementAndGet();
  }

  /** Does something while no pass is under way; the server takes no part in it. */
  void still(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  private <T> T attempt(Work<T> work) throws MailboxException {
    if (retired) {
      throw new OfficeException("The agent is stopping; ask again when it runs.", null);
    }
    try {
      if (connection == null) {
        connection = ImapConnection.open(account, suspects);
        connectedSince = clock.instant();
      }
      T result = work.with(round, connection);
      trouble = null;
      suspects.forget();
      return result;
    } catch (MailboxException e) {
      failed(e.kind(), e);
      throw e;
    } catch (RuntimeException | Error e) {
      failed(MailboxException.Kind.REFUSED, e);
      throw e;
    }
  }

  /** Something else than the work itself failed, such as the ledger that is told of it. */
  void failed(RuntimeException e) {
    lock.lock();
    try {
      failed(MailboxException.Kind.LOST, e);
    } finally {
      lock.unlock();
    }
  }

  /** In which state the conversation with the server is, nobody knows: it ends here. */
  private void failed(MailboxException.Kind kind, Throwable e) {
    Instant since = connectedSince;
    trouble =
        new Trouble(
            kind,
            Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName()),
            since == null ? Duration.ZERO : Duration.between(since, clock.instant()));
    disconnect();
  }

  private void disconnect() {
    ImapConnection broken = connection;
    connection = null;
    connectedSince = null;
    if (broken != null) {
      broken.close();
    }
  }

  /** No work begins from now on; what is under way goes on. */
  void retire() {
    retired = true;
  }

  boolean retired() {
    return retired;
  }

  /** Cuts the connections under whatever waits for them. */
  void abort() {
    ImapConnection cut = connection;
    if (cut != null) {
      cut.abort();
    }
    ImapConnection also = second;
    if (also != null) {
      also.abort();
    }
  }

  Optional<Instant> connectedSince() {
    return Optional.ofNullable(connectedSince);
  }

  /** What went wrong last; empty where the last work went well. */
  Optional<Trouble> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** The folder is not watched at present, and why. */
  void unwatched(FolderPath folder, String why) {
    unwatched.put(folder, why);
  }

  /** The folder is watched, or is no longer to be. */
  void watched(FolderPath folder) {
    unwatched.remove(folder);
  }

  /** The last error in words; empty where the last work went well and all watching does. */
  String error() {
    Trouble last = trouble;
    return last != null
        ? last.words()
        : unwatched.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> e.getKey() + " is not watched, only looked at now and then: " + e.getValue())
            .findFirst()
            .orElse("");
  }

  /** Says goodbye; a connection that something still works with is cut. */
  @Override
  public void close() {
    retire();
    boolean free = false;
    try {
      free = lock.tryLock(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
      if (free) {
        disconnect();
      } else {
        abort();
      }
    } catch (InterruptedException e) {
      abort();
      Thread.currentThread().interrupt();
    } finally {
      if (free) {
        lock.unlock();
      }
    }
  }
}
