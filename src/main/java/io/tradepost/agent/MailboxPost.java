package io.tradepost.agent;

import io.tradepost.mailbox.Account;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.round.MailRound;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One mailbox at work: its connection, which stays open between passes, and one pass at a time over
 * it. Threads may share it; they wait for each other.
 */
final class MailboxPost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxPost.class);

  private final Account account;
  private final MailRound round;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable ImapConnection connection;
  private volatile @Nullable Instant connectedSince;
  private volatile String error = "";

  MailboxPost(Account account, MailRound round, Clock clock) {
    this.account = account;
    this.round = round;
    this.clock = clock;
  }

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
   * work, is replaced once: whatever was under way is an open intent and is worked off by the next
   * pass.
   */
  <T> T work(Work<T> work) throws MailboxException {
    lock.lock();
    try {
      boolean kept = connection != null;
      try {
        return attempt(work);
      } catch (MailboxException e) {
        if (e.kind() != MailboxException.Kind.LOST) {
          throw e;
        }
        LOG.info("mailbox.reconnect mailbox={} kept={} why={}", name(), kept, e.getMessage());
        return attempt(work);
      }
    } catch (MailboxException e) {
      error = Optional.ofNullable(e.getMessage()).orElse(e.kind().name());
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private <T> T attempt(Work<T> work) throws MailboxException {
    try {
      if (connection == null) {
        connection = ImapConnection.open(account);
        connectedSince = clock.instant();
      }
      T result = work.with(round, connection);
      error = "";
      return result;
    } catch (MailboxException e) {
      disconnect();
      throw e;
    } catch (RuntimeException | Error e) {
      disconnect(); // In which state the conversation with the server is, nobody knows.
      throw e;
    }
  }

  private void disconnect() {
    ImapConnection broken = connection;
    connection = null;
    connectedSince = null;
    if (broken != null) {
      broken.close();
    }
  }

  /** Cuts the connection under whatever waits for it. */
  void abort() {
    ImapConnection cut = connection;
    if (cut != null) {
      cut.abort();
    }
  }

  Optional<Instant> connectedSince() {
    return Optional.ofNullable(connectedSince);
  }

  /** The last error in words; empty where the last work went well. */
  String error() {
    return error;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      disconnect();
    } finally {
      lock.unlock();
    }
  }
}
