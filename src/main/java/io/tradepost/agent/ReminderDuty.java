package io.tradepost.agent;

import io.tradepost.config.Settings;
import io.tradepost.digest.Entry;
import io.tradepost.digest.Notice;
import io.tradepost.digest.Rendered;
import io.tradepost.ledger.Ledger;
import io.tradepost.ledger.Told.Matter;
import io.tradepost.reply.Obligation;
import io.tradepost.reply.Terms;
import io.tradepost.reply.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reminds salespeople of letters that wait, and tells the manager above of those that wait too
 * long: each letter once, many in one e-mail, and not at night.
 */
final class ReminderDuty {
  private static final String REMINDER = "reminder";
  private static final String ESCALATION = "escalation";

  /** Where every hour counts, nobody is woken all the same. */
  private static final LocalTime MORNING = LocalTime.of(7, 0);

  private static final LocalTime EVENING = LocalTime.of(22, 0);

  private final Settings settings;
  private final Ledger ledger;
  private final OwnMail mail;
  private final Locale locale;

  ReminderDuty(Settings settings, Ledger ledger, OwnMail mail, Locale locale) {
    this.settings = settings;
    this.ledger = ledger;
    this.mail = mail;
    this.locale = locale;
  }

  /** Enters the e-mails that are due. */
  void attend(Instant now, List<Entry> entries, Terms terms) {
    for (Settings.Mailbox mailbox : settings.mailboxes()) {
      Terms.Salesperson person = terms.staff().get(mailbox.name());
      if (mailbox.status() != Settings.Status.LEFT
          && person != null
          && awake(person.calendar(), now)) {
        remind(mailbox, now, entries);
      }
    }
    Settings.@Nullable Escalation escalation = settings.reply().escalation();
    if (escalation != null && awake(settings.company().zone(), MORNING, EVENING, now)) {
      escalate(escalation, now, entries);
    }
  }

  private void remind(Settings.Mailbox mailbox, Instant now, List<Entry> entries) {
    Set<Matter> told = ledger.read(book -> book.told().of(REMINDER));
    List<Entry> waiting =
        entries.stream()
            .filter(e -> e.obligation().mailbox().equals(mailbox.name()) && waits(e))
            .toList();
    List<Entry> fresh = waiting.stream().filter(e -> !told.contains(matter(e))).toList();
    if (!fresh.isEmpty()) {
      List<Entry> again = waiting.stream().filter(e -> told.contains(matter(e))).toList();
      enter(
          REMINDER,
          mailbox.address(),
          new Notice.Reminder(mailbox.name(), settings.company().zone(), now, fresh, again),
          fresh,
          now);
    }
  }

  private void escalate(Settings.Escalation escalation, Instant now, List<Entry> entries) {
    Set<Matter> told = ledger.read(book -> book.told().of(ESCALATION));
    List<Entry> late =
        entries.stream()
            .filter(e -> e.late() && e.taken().compareTo(escalation.after()) >= 0)
            .filter(e -> !told.contains(matter(e)))
            .toList();
    settings.managers().stream()
        .filter(m -> m.name().equals(escalation.to()) && !late.isEmpty())
        .forEach(
            manager ->
                enter(
                    ESCALATION,
                    manager.address(),
                    new Notice.Escalation(
                        manager.name(), settings.company().zone(), now, escalation.after(), late),
                    late,
                    now));
  }

  private void enter(String kind, String receiver, Notice notice, List<Entry> about, Instant now) {
    OwnMail.Letter letter =
        mail.letter(kind, now.toString(), receiver, Rendered.of(notice, locale));
    ledger.writing(
        book -> {
          letter.enter(book, now);
          about.forEach(e -> book.told().enter(kind, matter(e), now));
        });
  }

  private static Matter matter(Entry entry) {
    Obligation o = entry.obligation();
    return new Matter(o.letter().value(), o.customer());
  }

  private static boolean waits(Entry entry) {
    return switch (entry.obligation().state()) {
      case REMINDED, OVERDUE, PROMISE_BROKEN -> true;
      case OPEN, PROMISED, ANSWERED, SETTLED, NOT_NEEDED -> false;
    };
  }

  /** Whether the salesperson is at work, or, where every hour counts, not asleep. */
  private static boolean awake(WorkCalendar calendar, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, calendar.zone());
    LocalTime begin = calendar.begin(today);
    LocalTime end = calendar.end(today);
    boolean aroundTheClock = begin.equals(LocalTime.MIDNIGHT) && !end.isBefore(EVENING);
    return aroundTheClock
        ? awake(calendar.zone(), MORNING, EVENING, now)
        : calendar.isWorkingDay(today) && awake(calendar.zone(), begin, end, now);
  }

  private static boolean awake(ZoneId zone, LocalTime begin, LocalTime end, Instant now) {
    LocalTime time = ZonedDateTime.ofInstant(now, zone).toLocalTime();
    return !time.isBefore(begin) && time.isBefore(end);
  }
}
