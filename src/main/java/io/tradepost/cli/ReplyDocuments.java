package io.tradepost.cli;

import io.tradepost.agent.ReplyDesk.ObligationView;
import io.tradepost.agent.ReplyDesk.SentView;
import io.tradepost.agent.ReplyDesk.Stats;
import io.tradepost.digest.Figures;
import io.tradepost.digest.Share;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The JSON fields of what the reply clock tells; see {@link Documents}. */
final class ReplyDocuments {
  private ReplyDocuments() {}

  static void obligation(JsonDocument to, ObligationView o) {
    to.field("letter", o.letter())
        .field("conversation", o.conversation())
        .field("mailbox", o.mailbox())
        .field("customer", o.customer())
        .field("country", o.country())
        .field("company", o.company())
        .field("grade", o.grade())
        .field("subject", o.subject())
        .field("from", o.from())
        .field("since", o.since())
        .field("due", o.due())
        .tenths("overdueHours", o.overdueHours())
        .field("state", o.state())
        .field("promisedUntil", o.promisedUntil())
        .field("answeredBy", o.answeredBy())
        .field("answeredAt", o.answeredAt())
        .field("promise", o.promise())
        .field("promises", o.promises())
        .field("probably", o.probably())
        .field("letters", o.letters())
        .field("firstResponseAt", o.firstResponseAt())
        .field("because", o.because())
        .field("customerZone", o.customerZone() == null ? "" : o.customerZone().getId());
  }

  static void stats(JsonDocument to, Stats stats) {
    to.field("from", stats.from())
        .field("to", stats.to())
        .object("team", d -> figures(d, stats.team()))
        .array("salespeople", stats.bySalesperson(), (d, s) -> share(d, "mailbox", s))
        .array("countries", stats.byCountry(), (d, s) -> share(d, "country", s))
        .field("passedOver", stats.passedOver());
  }

  private static void share(JsonDocument to, String of, Share share) {
    figures(to.field(of, share.of()), share.figures());
  }

  private static void figures(JsonDocument to, Figures f) {
    to.field("letters", f.owed())
        .field("inTime", f.inTime())
        .field("late", f.late())
        .field("unanswered", f.unanswered())
        .field("pending", f.pending())
        .field("settled", f.settled())
        .field("holdingReplies", f.holding())
        .field("brokenPromises", f.broken());
    f.percentInTime().ifPresent(percent -> to.field("percentInTime", percent));
    hours(to, "medianHours", f.median());
    hours(to, "ninetiethHours", f.ninetieth());
  }

  /** Left out where so many letters have no answer. */
  private static void hours(JsonDocument to, String name, @Nullable Duration time) {
    if (time != null) {
      to.tenths(name, hours(time));
    }
  }

  static double hours(Duration time) {
    return Math.round(time.toMinutes() / 6.0) / 10.0;
  }

  static void sent(JsonDocument to, SentView sent) {
    to.field("receiver", sent.receiver())
        .field("messageId", sent.messageId())
        .field("state", sent.state())
        .field("words", sent.words());
  }
}
