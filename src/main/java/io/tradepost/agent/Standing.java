package io.tradepost.agent;

import io.tradepost.agent.Office.BackupState;
import io.tradepost.agent.Office.Failure;
import io.tradepost.agent.Office.MailboxReport;
import io.tradepost.agent.Office.StatusReport;
import io.tradepost.digest.BackupNews;
import io.tradepost.filing.Reason;
import io.tradepost.ledger.Accounts.Account;
import io.tradepost.ledger.Accounts.RunRow;
import io.tradepost.ledger.Book;
import io.tradepost.round.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the mailboxes stand: what was filed, left and failed, and what is wrong. */
final class Standing {
  /** What is wrong with a mailbox that no pass has been made over. */
  static final String NEVER = "never looked at: run 'tradepost once' or 'tradepost run'";

  private final Desk desk;
  private final Narrator narrator;
  private final Posts posts;
  private final BackupRecord backups;
  private @Nullable Instant runningSince;

  Standing(Desk desk, Narrator narrator, Posts posts, BackupRecord backups) {
    this.desk = desk;
    this.narrator = narrator;
    this.posts = posts;
    this.backups = backups;
  }

  /** The daemon says that it runs, and since when. */
  void runningSince(Instant start) {
    runningSince = start;
  }

  StatusReport now() {
    return new StatusReport(
        desk.now(),
        runningSince,
        posts.all().stream()
            .map(
                post ->
                    report(
                        post,
                        post.error().isEmpty() ? lastError(post.name()) : post.error(),
                        false))
            .toList(),
        desk.ledger()
            .read(book -> posts.all().stream().map(post -> backup(book, post.name())).toList()));
  }

  private BackupState backup(Book book, String mailbox) {
    BackupNews news = backups.of(book, mailbox);
    String problem =
        news.problem() == BackupNews.Problem.NONE
            ? ""
            : news.problem().name().toLowerCase(Locale.ROOT) + ": " + news.why();
    return new BackupState(
        mailbox, news.good(), news.letters(), news.size(), news.alarming(desk.now()), problem);
  }

  private String lastError(String mailbox) {
    Optional<RunRow> ended = desk.ledger().read(book -> book.accounts().last(mailbox));
    Optional<RunRow> begun = desk.ledger().read(book -> book.accounts().lastBegun(mailbox));
    if (runningSince != null) {
      return ended.map(RunRow::error).orElse("the first look is under way");
    }
    if (begun.isPresent() && begun.get().ended() == null) {
      return "the last pass, begun "
          + begun
              .get()
              .started()
              .truncatedTo(ChronoUnit.SECONDS)
              .atZone(desk.zone())
              .toLocalDateTime()
          + ", has not ended: it is under way, or was broken off, and the next one goes on from"
          + " there";
    }
    return ended.map(RunRow::error).orElse(NEVER);
  }

  /** One mailbox's after a pass over it that ended with this error, or an empty one. */
  MailboxReport after(MailboxPost post, String error) {
    return report(post, error, true);
  }

  private MailboxReport report(MailboxPost post, String error, boolean passed) {
    return desk.ledger().read(book -> report(book, post, error, passed));
  }

  private MailboxReport report(Book book, MailboxPost post, String error, boolean passed) {
    Account account = book.accounts().of(post.name());
    Map<String, Long> because = new LinkedHashMap<>();
    for (Map.Entry<Reason, Long> reason : account.leftBecause().entrySet()) {
      because.merge(narrator.tell(reason.getKey()), reason.getValue(), Long::sum);
    }
    return new MailboxReport(
        post.name(),
        account.filed() + account.left() + account.failed(),
        account.filed(),
        account.left(),
        account.failed(),
        because,
        book.accounts().failures(post.name()).stream()
            .map(f -> new Failure(f.path().toString(), f.uid(), f.what(), f.at()))
            .toList(),
        account.newest(),
        account.lastFiled(),
        book.accounts()
            .lastGood(post.name())
            .map(RunRow::ended)
            .map(end -> Math.max(0, Duration.between(end, desk.now()).toSeconds()))
            .orElse(-1L),
        passed ? error.isEmpty() : post.connectedSince().isPresent(),
        post.connectedSince().orElse(null),
        error.isEmpty() ? refused(account) : error);
  }

  /** What the server would not take is an error: somebody has to make room, or ask why. */
  private static String refused(Account account) {
    Map<Reason, Long> refused = new LinkedHashMap<>(account.leftBecause());
    refused.keySet().removeIf(reason -> !reason.key().equals(Reason.of("left.refused").key()));
    if (refused.isEmpty()) {
      return "";
    }
    return "the server refuses to take %d letters into their folders: %s. They stay where they are, and each pass tries again"
        .formatted(
            refused.values().stream().mapToLong(Long::longValue).sum(),
            String.join("; ", refused.keySet().iterator().next().arguments()));
  }
}
