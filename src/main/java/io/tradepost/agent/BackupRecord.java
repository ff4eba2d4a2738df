package io.tradepost.agent;

import io.tradepost.config.Settings;
import io.tradepost.digest.BackupNews;
import io.tradepost.digest.BackupNews.Problem;
import io.tradepost.ledger.BackupRuns.Kind;
import io.tradepost.ledger.BackupRuns.RunRow;
import io.tradepost.ledger.Book;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the backups stand by what the ledger remembers of them. */
record BackupRecord(Settings.Backup settings) {

  /** The mailbox's, of all years and of the formats that are made now. */
  BackupNews of(Book book, String mailbox) {
    List<String> formats = settings.formats().stream().map(this::name).toList();
    List<Kind> kinds =
        book.backups().kinds().stream()
            .filter(k -> k.mailbox().equals(mailbox) && formats.contains(k.format()))
            .toList();
    Instant good = null;
    boolean complete = !kinds.isEmpty();
    long letters = 0;
    long size = 0;
    List<RunRow> troubles = new ArrayList<>();
    for (Kind kind : kinds) {
      Optional<RunRow> last = book.backups().lastGood(kind);
      if (last.isEmpty()) {
        complete = false;
      } else {
        good = earlier(good, last.get());
        if (kind.format().equals(formats.getFirst())) {
          letters += last.get().letters();
          size += last.get().size();
        }
      }
      last.ifPresent(troubles::add); // It may lack letters, though all went well since.
      book.backups().lastEnded(kind).ifPresent(troubles::add);
    }
    Problem problem = Problem.NONE;
    String why = "";
    for (RunRow row : troubles) {
      if (problem(row).compareTo(problem) > 0) {
        problem = problem(row);
        why = row.kind().year() + " " + row.kind().format() + ": " + row.why();
      }
    }
    return new BackupNews(
        mailbox,
        book.accounts().adopted(mailbox).orElse(null),
        complete ? good : null,
        letters,
        size,
        problem,
        why);
  }

  private static Instant earlier(@org.jspecify.annotations.Nullable Instant good, RunRow row) {
    Instant ended = row.ended() == null ? row.begun() : row.ended();
    return good == null || ended.isBefore(good) ? ended : good;
  }

  private static Problem problem(RunRow row) {
    return switch (row.outcome()) {
      case BEGUN, VERIFIED, UNCHANGED, REPLACED ->
          row.skipped() > 0 ? Problem.INCOMPLETE : Problem.NONE;
      case HELD -> Problem.HELD;
      case UNFIT -> Problem.UNFIT;
      case FAILED -> Problem.FAILED;
      case FAULTY -> Problem.FAULTY;
    };
  }

  private String name(Settings.Format format) {
    String name = format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return settings.recipients().isEmpty() ? name : name + ".age";
  }
}
