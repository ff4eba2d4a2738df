package io.tradepost.agent;

import io.tradepost.agent.DigestDuty.Assessed;
import io.tradepost.digest.Entry;
import io.tradepost.letter.LetterId;
import io.tradepost.round.Docket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the daemon does about replies by itself: digests, reminders, marks, sending. Asked to attend
 * every minute; what is not due costs next to nothing.
 */
final class ReplyDuties {
  /** How often everything is looked through for what has fallen due. */
  private static final Duration ROUNDS = Duration.ofMinutes(5);

  private final Clock clock;
  private final Docket docket;
  private final Obligations obligations;
  private final DigestDuty digests;
  private final ReminderDuty reminders;
  private final MarkDuty marks;
  private final OwnMail mail;
  private @Nullable Instant lastRound;

  ReplyDuties(
      Clock clock,
      Docket docket,
      Obligations obligations,
      DigestDuty digests,
      ReminderDuty reminders,
      MarkDuty marks,
      OwnMail mail) {
    this.clock = clock;
    this.docket = docket;
    this.obligations = obligations;
    this.digests = digests;
    this.reminders = reminders;
    this.marks = marks;
    this.mail = mail;
  }

  /** Does what is due now. */
  synchronized void attend() {
    Instant now = clock.instant();
    Supplier<Assessed> assessed = once(() -> assess(now));
    if (mail.possible()) {
      digests.attend(now, assessed);
    }
    boolean round = lastRound == null || !now.isBefore(lastRound.plus(ROUNDS));
    if (round) {
      List<Entry> entries = assessed.get().entries();
      if (mail.possible()) {
        reminders.attend(now, entries, obligations.terms());
      }
      marks.free(entries, now);
      marks.mark(entries, now);
      lastRound = now;
    } else {
      freeAnswered(now);
    }
    mail.send();
  }

  private Assessed assess(Instant now) {
    long unread = docket.complete();
    return new Assessed(obligations.all(now), unread);
  }

  /** An answer takes the flag off at once; only the marked letters' conversations are assessed. */
  private void freeAnswered(Instant now) {
    Set<LetterId> marked = marks.marked();
    if (!marked.isEmpty()) {
      marks.free(obligations.of(marked, now), now);
    }
  }

  private static <T> Supplier<T> once(Supplier<T> work) {
    return new Supplier<>() {
      private @Nullable T result;

      @Override
      public T get() {
        T known = result;
        if (known == null) {
          known = work.get();
          result = known;
        }
        return known;
      }
    };
  }
}
