package io.tradepost.agent;

import io.tradepost.digest.Envelope;
import io.tradepost.digest.Rendered;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.Ledger;
import io.tradepost.ledger.Outbox.OutboxRow;
import io.tradepost.ledger.Outbox.State;
import io.tradepost.mailbox.Submission;
import io.tradepost.mailbox.Submission.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's own e-mails on their way out. One is entered in the outbox whole before anything is
 * sent; each attempt is written down before it is made and after. Where it is not known whether the
 * server took it, it goes out again with the same Message-ID.
 */
final class OwnMail {
  private static final Logger LOG = LoggerFactory.getLogger(OwnMail.class);

  /** A mistake in the settings must not fill anybody's mailbox. */
  static final int MOST_A_DAY = 20;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

  /** Who waits today need not be told three days from now. */
  private static final Duration STALE = Duration.ofDays(3);

  private final Ledger ledger;
  private final Clock clock;
  private final String company;
  private final String from;
  private final @Nullable Submission submission;
  private final ReentrantLock sending = new ReentrantLock();

  /**
   * @param submission null where the settings name no SMTP server: nothing is entered then
   */
  OwnMail(
      Ledger ledger, Clock clock, String company, String from, @Nullable Submission submission) {
    this.ledger = ledger;
    this.clock = clock;
    this.company = company;
    this.from = from;
    this.submission = submission;
  }

  /** Whether there is a server to send by. */
  boolean possible() {
    return submission != null;
  }

  /**
   * An e-mail made, to be entered.
   *
   * @param slot the occasion: one e-mail of a kind, slot and receiver goes out
   */
  record Letter(String messageId, String kind, String slot, String receiver, String content) {
    /** False where it has been entered before. */
    boolean enter(Book book, Instant now) {
      return book.outbox().enter(messageId, kind, slot, receiver, content, now);
    }
  }

  Letter letter(String kind, String slot, String receiver, Rendered rendered) {
    String id = Envelope.messageId(kind, slot, receiver, from);
    String content = new Envelope(id, company, from, receiver, clock.instant(), rendered).content();
    return new Letter(id, kind, slot, receiver, content);
  }

  /** Sends what waits, as far as its time has come; one thread at a time. */
  void send() {
    if (submission == null) {
      return;
    }
    sending.lock();
    try {
      List<OutboxRow> open = ledger.read(book -> book.outbox().open());
      for (OutboxRow row : open) {
        if (!row.content().isEmpty() && due(row)) {
          send(submission, row);
        }
      }
    } finally {
      sending.unlock();
    }
  }

  /** What was begun before a crash is due at once; after a failure each wait is twice the last. */
  private boolean due(OutboxRow row) {
    Instant tried = row.triedAt();
    Duration doubled = Duration.ofSeconds(30).multipliedBy(1L << Math.clamp(row.attempts(), 0, 10));
    Duration wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    return switch (row.state()) {
      case READY, SENDING -> true;
      case UNKNOWN, DEFERRED -> tried == null || !clock.instant().isBefore(tried.plus(wait));
      case SENT, REFUSED -> false;
    };
  }

  private void send(Submission server, OutboxRow row) {
    Instant now = clock.instant();
    if (row.madeAt().plus(STALE).isBefore(now)) {
      settle(row, State.REFUSED, "given up after three days: " + row.answer());
      return;
    }
    boolean again = row.state() == State.SENDING || row.state() == State.UNKNOWN;
    int today =
        ledger.read(book -> book.outbox().countTo(row.receiver(), now.minus(Duration.ofDays(1))));
    if (!again && today >= MOST_A_DAY) {
      LOG.warn("mail.held id={} sent-today={}", row.messageId(), today);
      return;
    }
    if (again) {
      LOG.warn("mail.repeated id={} attempt={}", row.messageId(), row.attempts() + 1);
    }
    ledger.writing(book -> book.outbox().sending(row.messageId(), again, now));
    Outcome outcome =
        server.send(row.content().getBytes(StandardCharsets.US_ASCII), row.receiver());
    settle(
        row,
        switch (outcome) {
          case Outcome.Taken taken -> State.SENT;
          case Outcome.Refused refused -> State.REFUSED;
          case Outcome.NotNow later -> State.DEFERRED;
          case Outcome.Unknown unknown -> State.UNKNOWN;
        },
        outcome.words());
  }

  private void settle(OutboxRow row, State state, String words) {
    ledger.writing(book -> book.outbox().settle(row.messageId(), state, words, clock.instant()));
    if (state == State.SENT) {
      LOG.info("mail.sent id={} kind={}", row.messageId(), row.kind());
    } else {
      LOG.warn(
          "mail.{} id={} kind={} why={}",
          state.name().toLowerCase(java.util.Locale.ROOT),
          row.messageId(),
          row.kind(),
          words);
    }
  }
}
