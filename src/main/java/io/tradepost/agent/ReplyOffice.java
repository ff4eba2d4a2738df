package io.tradepost.agent;

import io.tradepost.config.Settings;
import io.tradepost.filing.Ours;
import io.tradepost.ledger.Ledger;
import io.tradepost.mailbox.Submission;
import io.tradepost.reply.Terms;
import io.tradepost.round.Desk;
import io.tradepost.round.Docket;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts that deal with replies, put together. */
record ReplyOffice(LocalReplyDesk desk, ReplyDuties duties) {

  static ReplyOffice of(
      Settings settings, Ours ours, ReplyRules rules, Desk desk, List<MailboxPost> posts) {
    Ledger ledger = desk.ledger();
    Locale locale = Offices.locale(settings.company().language());
    Docket docket = new Docket(desk, ours, settings.reply().newThread(), rules.noReplyFolder());
    Supplier<Terms> terms =
        () -> rules.terms(mailbox -> ledger.read(book -> book.accounts().adopted(mailbox)));
    Obligations obligations = new Obligations(docket, desk.register(), terms, rules.reading());
    Reports reports = new Reports(settings, desk);
    OwnMail mail = mail(settings, desk);
    return new ReplyOffice(
        new LocalReplyDesk(settings, desk, docket, obligations, reports, mail, locale),
        new ReplyDuties(
            desk.clock(),
            docket,
            obligations,
            new DigestDuty(settings, ledger, reports, mail, locale),
            new ReminderDuty(settings, ledger, mail, locale),
            new MarkDuty(ledger, posts, rules.mark()),
            mail));
  }

  private static OwnMail mail(Settings settings, Desk desk) {
    Settings.@Nullable Smtp smtp = settings.smtp();
    return new OwnMail(
        desk.ledger(),
        desk.clock(),
        settings.company().name(),
        smtp == null ? "" : smtp.from(),
        smtp == null ? null : new Submission(Offices.account(smtp), smtp.from()));
  }
}
