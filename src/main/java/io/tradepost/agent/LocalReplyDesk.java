package io.tradepost.agent;

import io.tradepost.config.Settings;
import io.tradepost.config.Settings.Recipient;
import io.tradepost.customer.Customer;
import io.tradepost.digest.Entry;
import io.tradepost.digest.Figures;
import io.tradepost.digest.Rendered;
import io.tradepost.digest.Report;
import io.tradepost.digest.Share;
import io.tradepost.digest.Words;
import io.tradepost.ledger.Letters.LetterRow;
import io.tradepost.ledger.Outbox.OutboxRow;
import io.tradepost.letter.LetterId;
import io.tradepost.reply.Settlement;
import io.tradepost.round.Desk;
import io.tradepost.round.Docket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reply clock's desk in this process. */
final class LocalReplyDesk implements ReplyDesk {
  private final Settings settings;
  private final Desk desk;
  private final Docket docket;
  private final Obligations obligations;
  private final Reports reports;
  private final OwnMail mail;
  private final Locale locale;

  LocalReplyDesk(
      Settings settings,
      Desk desk,
      Docket docket,
      Obligations obligations,
      Reports reports,
      OwnMail mail,
      Locale locale) {
    this.settings = settings;
    this.desk = desk;
    this.docket = docket;
    this.obligations = obligations;
    this.reports = reports;
    this.mail = mail;
    this.locale = locale;
  }

  @Override
  public Owed owed(OwedRequest request) {
    Instant at = request.at() == null ? desk.now() : request.at();
    String mailbox = request.mailbox().isEmpty() ? "" : mailbox(request.mailbox()).name();
    String customer = request.customer().isEmpty() ? "" : customer(request.customer()).key();
    complete();
    List<Entry> entries =
        obligations.all(at).stream()
            .filter(e -> request.allStates() || e.open())
            .filter(e -> mailbox.isEmpty() || e.obligation().mailbox().equals(mailbox))
            .filter(e -> customer.isEmpty() || e.party().key().equals(customer))
            .toList();
    return new Owed(at, views(at).of(entries));
  }

  @Override
  public Optional<ObligationView> settle(String letter, String because, @Nullable Instant until) {
    Optional<LetterRow> row = find(letter);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    LetterId id = row.get().id();
    complete();
    Instant now = desk.now();
    // A letter within a larger obligation settles that one.
    List<Entry> open = obligations.of(List.of(id), now).stream().filter(Entry::open).toList();
    Optional<Entry> own = open.stream().filter(e -> e.obligation().letter().equals(id)).findFirst();
    Entry entry =
        own.or(() -> open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No answer is owed for "
                            + letter
                            + ": see tradepost overdue --all-states."));
    LetterId first = entry.obligation().letter();
    desk.ledger()
        .writing(book -> book.settlements().enter(new Settlement(first, now, until, because)));
    return obligations.of(List.of(first), desk.now()).stream()
        .filter(e -> e.obligation().letter().equals(first))
        .findFirst()
        .map(views(now)::of);
  }

  @Override
  public Optional<Integer> unsettle(String letter) {
    return find(letter)
        .map(row -> desk.ledger().write(b -> b.settlements().withdraw(row.id(), desk.now())));
  }

  @Override
  public Stats stats(Instant from, Instant to, List<String> mailboxes) {
    List<String> names = mailboxes.stream().map(m -> mailbox(m).name()).toList();
    complete();
    List<Entry> entries =
        obligations.all(desk.now()).stream()
            .filter(e -> !e.obligation().since().isBefore(from))
            .filter(e -> e.obligation().since().isBefore(to))
            .filter(e -> names.isEmpty() || names.contains(e.obligation().mailbox()))
            .toList();
    return new Stats(
        from,
        to,
        Figures.of(entries),
        Share.bySalesperson(entries),
        Share.byCountry(entries),
        (int)
            entries.stream().filter(e -> e.obligation().because().equals(Report.COURTESY)).count());
  }

  @Override
  public Rendered digest(DigestRequest request) {
    long unread = complete();
    Instant now = desk.now();
    return Rendered.of(
        reports.of(
            manager(request.manager()), request.edition(), obligations.all(now), unread, now),
        locale);
  }

  @Override
  public List<SentView> send(DigestRequest request) {
    if (!mail.possible()) {
      throw new IllegalArgumentException(
          "Nothing can be sent: config/tradepost.yaml names no smtp server.");
    }
    List<Recipient> receivers =
        request.manager().isEmpty() ? settings.managers() : List.of(named(request.manager()));
    if (receivers.isEmpty()) {
      throw new IllegalArgumentException(
          "There is nobody to send to: config/tradepost.yaml names no managers.");
    }
    List<String> ids = new ArrayList<>();
    for (Recipient receiver : receivers) {
      OwnMail.Letter letter =
          mail.letter(
              "digest." + request.edition().label(),
              "by hand " + desk.now(),
              receiver.address(),
              digest(new DigestRequest(receiver.name(), request.edition())));
      desk.ledger().writing(book -> letter.enter(book, desk.now()));
      ids.add(letter.messageId());
    }
    mail.send();
    return desk.ledger()
        .read(
            book ->
                ids.stream()
                    .flatMap(id -> book.outbox().find(id).stream())
                    .map(LocalReplyDesk::sent)
                    .toList());
  }

  private static SentView sent(OutboxRow row) {
    return new SentView(
        row.receiver(), row.messageId(), row.state().name().toLowerCase(Locale.ROOT), row.answer());
  }

  private long complete() {
    return docket.complete();
  }

  private ObligationViews views(Instant at) {
    return new ObligationViews(desk.register().directory(), Words.in(locale), at);
  }

  private Optional<LetterRow> find(String letter) {
    return desk.ledger().read(book -> book.letters().find(letter));
  }

  private Settings.Mailbox mailbox(String name) {
    return settings
        .mailbox(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no mailbox "
                        + name
                        + "; there are "
                        + String.join(
                            ", ", settings.mailboxes().stream().map(m -> m.name()).toList())
                        + "."));
  }

  private Customer customer(String reference) {
    return desk.register()
        .directory()
        .find(reference)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no customer " + reference + "; see tradepost customers list."));
  }

  /** Without a name: the only manager there is, or nobody, who hears of everybody's letters. */
  private @Nullable Recipient manager(String name) {
    if (name.isEmpty()) {
      return settings.managers().size() == 1 ? settings.managers().getFirst() : null;
    }
    return named(name);
  }

  private Recipient named(String name) {
    return settings.managers().stream()
        .filter(m -> m.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no manager "
                        + name
                        + (settings.managers().isEmpty()
                            ? "; the settings name none (managers)."
                            : "; there are "
                                + String.join(
                                    ", ", settings.managers().stream().map(m -> m.name()).toList())
                                + ".")));
  }
}
