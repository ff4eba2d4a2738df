package io.tradepost.agent;

import io.tradepost.config.Settings;
import io.tradepost.config.Settings.Recipient;
import io.tradepost.digest.Edition;
import io.tradepost.digest.Entry;
import io.tradepost.digest.Report;
import io.tradepost.digest.Trouble;
import io.tradepost.ledger.Accounts;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.Outbox;
import io.tradepost.round.Desk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a manager's report out of what is owed and what the agent had trouble with. */
final class Reports {
  private final Settings settings;
  private final Desk desk;
  private final BackupRecord backupRecord;

  Reports(Settings settings, Desk desk) {
    this.settings = settings;
    this.desk = desk;
    this.backupRecord = new BackupRecord(settings.backup());
  }

  /**
   * The report.
   *
   * @param manager null for all salespeople
   * @param entries everybody's
   * @param unread how many letters could not be read out of the vault
   */
  Report of(
      @Nullable Recipient manager, Edition edition, List<Entry> entries, long unread, Instant at) {
    List<String> mailboxes = mailboxes(manager);
    DigestTimes times =
        new DigestTimes(
            manager == null ? "" : DigestTimes.cron(manager, edition), settings.company().zone());
    Instant last = times.before(at).orElse(at.minus(DigestTimes.usual(edition)));
    Instant next = times.after(at).orElse(at.plus(DigestTimes.usual(edition)));
    return Report.of(
        new Report.Heading(
            edition,
            settings.company().name(),
            manager == null ? "" : manager.name(),
            settings.company().zone(),
            at,
            last,
            next,
            settings.reply().promises()),
        entries.stream().filter(e -> mailboxes.contains(e.obligation().mailbox())).toList(),
        desk.ledger().read(book -> mailboxes.stream().map(m -> backupRecord.of(book, m)).toList()),
        troubles(mailboxes, last, unread));
  }

  /** Whose letters a manager hears of: those who name the manager, and those who name nobody. */
  private List<String> mailboxes(@Nullable Recipient manager) {
    return settings.mailboxes().stream()
        .filter(m -> manager == null || m.manager().isEmpty() || m.manager().equals(manager.name()))
        .map(Settings.Mailbox::name)
        .collect(Collectors.toList());
  }

  private List<Trouble> troubles(List<String> mailboxes, Instant since, long unread) {
    List<Trouble> troubles = new ArrayList<>();
    desk.ledger()
        .read(
            book -> {
              mailboxes.forEach(m -> troubles.addAll(mailbox(book.accounts(), m)));
              troubles.addAll(sending(book, since));
              return true;
            });
    if (unread > 0) {
      troubles.add(Trouble.of("unread", Long.toString(unread)));
    }
    return troubles;
  }

  private static List<Trouble> mailbox(Accounts accounts, String mailbox) {
    List<Trouble> troubles = new ArrayList<>();
    Optional<Accounts.RunRow> last = accounts.last(mailbox);
    if (last.isEmpty()) {
      troubles.add(Trouble.of("never", mailbox));
    } else if (!last.get().error().isEmpty()) {
      troubles.add(Trouble.of("mailbox", mailbox, last.get().error()));
    }
    int failures = accounts.failures(mailbox).size();
    if (failures > 0) {
      troubles.add(Trouble.of("failed", mailbox, Integer.toString(failures)));
    }
    return troubles;
  }

  private List<Trouble> sending(Book book, Instant since) {
    List<Trouble> troubles = new ArrayList<>();
    for (Outbox.OutboxRow row : book.outbox().troubledSince(since)) {
      String made = row.madeAt().atZone(desk.zone()).toLocalDateTime().withNano(0).toString();
      troubles.add(
          row.state() == Outbox.State.REFUSED
              ? Trouble.of("refused", made, row.receiver(), row.answer())
              : Trouble.of("repeated", made, row.receiver()));
    }
    return troubles;
  }
}
