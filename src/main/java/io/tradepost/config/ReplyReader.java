package io.tradepost.config;

import io.tradepost.config.Settings.Escalation;
import io.tradepost.config.Settings.Mark;
import io.tradepost.config.Settings.Recipient;
import io.tradepost.config.Settings.Reply;
import io.tradepost.config.Settings.Since;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code reply}: the rule of the 24 hours. */
final class ReplyReader {
  private static final Kind<Since> SINCE =
      new Kind<>(
          "adoption | all | a date such as 2026-01-31",
          text ->
              switch (text) {
                case "adoption" -> new Since.Adoption();
                case "all" -> new Since.All();
                default -> new Since.Day(Kinds.DAY.parse().of(text));
              });
  private static final Kind<Duration> SPAN =
      TimeKinds.duration(Duration.ofMinutes(1), Duration.ofDays(366));

  private final CalendarReader calendars;
  private final List<Recipient> managers;

  ReplyReader(CalendarReader calendars, List<Recipient> managers) {
    this.calendars = calendars;
    this.managers = managers;
  }

  Reply reply(Section reply) {
    Duration within = reply.get("within", SPAN, Duration.ofHours(24));
    // 18 of 24 hours, and the same part of any other time.
    Duration remindAfter = reply.get("remind-after", SPAN, within.multipliedBy(3).dividedBy(4));
    if (remindAfter.compareTo(within) > 0) {
      reply.error(
          "remind-after",
          "found "
              + TimeKinds.words(remindAfter)
              + ", allowed is a time up to reply.within, which is "
              + TimeKinds.words(within));
    }
    Reply read =
        new Reply(
            within,
            calendars.named(reply, "calendar", Reply.AROUND_THE_CLOCK),
            remindAfter,
            reply.get("since", SINCE, new Since.Adoption()),
            reply.get("cc", Kinds.YES_OR_NO, false),
            reply.get("promises", Kind.number(1, 100), 2),
            reply.get("new-thread", SPAN, Duration.ofDays(7)),
            reply.get("no-reply-folder", FolderKinds.PATH_OR_NOTHING, ""),
            reply.get("mark", Kind.choice(Mark.values()), Mark.NONE),
            reply.list("holidays", Kinds.PERSON_NAME),
            escalation(reply, within));
    reply.done();
    return read;
  }

  private @Nullable Escalation escalation(Section reply, Duration within) {
    Section group = reply.group("escalate");
    if (!reply.has("escalate")) {
      return null;
    }
    Duration after = group.get("after", SPAN, within.multipliedBy(2));
    if (after.compareTo(within) < 0) {
      group.error(
          "after",
          "found "
              + TimeKinds.words(after)
              + ", allowed is a time from reply.within, which is "
              + TimeKinds.words(within));
    }
    String to = group.need("to", Kinds.PERSON_NAME).orElse("");
    if (!to.isEmpty() && managers.stream().noneMatch(m -> m.name().equals(to))) {
      group.error("to", MailboxReader.notAmong(to, managers));
    }
    group.done();
    return new Escalation(after, to);
  }
}
