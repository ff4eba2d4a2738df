package io.tradepost.agent;

import io.tradepost.config.Settings;
import io.tradepost.config.Settings.Recipient;
import io.tradepost.digest.Edition;
import io.tradepost.digest.Entry;
import io.tradepost.digest.Rendered;
import io.tradepost.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes each manager's digests at their times. A time that passed while the machine was off is made
 * up for once; the times before the first start are not.
 */
final class DigestDuty {
  private final Settings settings;
  private final Ledger ledger;
  private final Reports reports;
  private final OwnMail mail;
  private final Locale locale;

  DigestDuty(Settings settings, Ledger ledger, Reports reports, OwnMail mail, Locale locale) {
    this.settings = settings;
    this.ledger = ledger;
    this.reports = reports;
    this.mail = mail;
    this.locale = locale;
  }

  /** One digest whose time has come. */
  private record Due(Recipient manager, Edition edition, String job, Instant slot) {}

  /**
   * Enters the digests whose time has come.
   *
   * @param assessed what is owed; asked for only where a digest is due
   */
  void attend(Instant now, Supplier<Assessed> assessed) {
    for (Recipient manager : settings.managers()) {
      for (Edition edition : Edition.values()) {
        due(manager, edition, now).ifPresent(due -> enter(due, assessed.get(), now));
      }
    }
  }

  /** What is owed to everybody, and how many letters could not be read. */
  record Assessed(List<Entry> entries, long unread) {}

  private Optional<Due> due(Recipient manager, Edition edition, Instant now) {
    DigestTimes times =
        new DigestTimes(DigestTimes.cron(manager, edition), settings.company().zone());
    String job = "digest/" + edition.label() + "/" + manager.name();
    Optional<Instant> last = ledger.read(book -> book.told().last(job));
    if (last.isEmpty()) {
      ledger.writing(book -> book.told().done(job, now));
      return Optional.empty();
    }
    return times.last(last.get(), now).map(slot -> new Due(manager, edition, job, slot));
  }

  private void enter(Due due, Assessed assessed, Instant now) {
    Rendered rendered =
        Rendered.of(
            reports.of(due.manager(), due.edition(), assessed.entries(), assessed.unread(), now),
            locale);
    OwnMail.Letter letter =
        mail.letter(
            "digest." + due.edition().label(),
            due.slot().toString(),
            due.manager().address(),
            rendered);
    ledger.writing(
        book -> {
          letter.enter(book, now);
          book.told().done(due.job(), due.slot());
        });
  }
}
