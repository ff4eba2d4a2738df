package io.tradepost.agent;

import io.tradepost.agent.Office.Progress;
import io.tradepost.archive.backup.Attendant;
import io.tradepost.archive.backup.Backups;
import io.tradepost.config.Settings;
import io.tradepost.ledger.BackupRuns.RunRow;
import io.tradepost.ledger.KeptCopies.Census;
import io.tradepost.round.Desk;
import io.tradepost.round.MailRound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The backups of an installation at work in this process; one run or reading back at a time. */
final class LocalBackupDesk implements BackupDesk {
  /** A new backup with fewer letters than this part of the last one's is kept beside it. */
  private static final double FEWEST = 0.95;

  private final Settings.Backup settings;
  private final BackupShelf shelf;
  private final Desk desk;
  private final Posts posts;
  private final Passes passes;
  private final Retaining retaining;
  private final ReentrantLock busy = new ReentrantLock();
  private volatile boolean stopping;

  LocalBackupDesk(
      Settings.Backup settings,
      BackupShelf shelf,
      Desk desk,
      Posts posts,
      Passes passes,
      Retaining retaining) {
    this.settings = settings;
    this.shelf = shelf;
    this.desk = desk;
    this.posts = posts;
    this.passes = passes;
    this.retaining = retaining;
  }

  @Override
  public RunReport run(RunRequest request, Progress progress) {
    return alone(() -> made(request, progress));
  }

  /** Empty where another is under way, or this one was stopped. */
  Optional<RunReport> runIfFree(RunRequest request, Progress progress) {
    if (!busy.tryLock()) {
      return Optional.empty();
    }
    try {
      RunReport report = made(request, progress);
      return stopping ? Optional.empty() : Optional.of(report);
    } catch (OfficeException e) {
      if (stopping) {
        return Optional.empty();
      }
      throw e;
    } finally {
      busy.unlock();
    }
  }

  private RunReport made(RunRequest request, Progress progress) {
    List<Reconciled> reconciled = reconcile(request.choice().mailboxes(), progress);
    List<BackupShelf.Row> rows = new ArrayList<>();
    for (MailboxPost post : posts.named(request.choice().mailboxes())) {
      String mailbox = post.name();
      List<Integer> years = desk.ledger().read(book -> book.kept().years(mailbox));
      for (int year : years.stream().filter(request.choice()::includes).toList()) {
        settings.formats().forEach(format -> rows.add(shelf.row(mailbox, year, format)));
      }
    }
    List<Made> made = make(rows, request.acceptFewer(), progress);
    dropWhatWasLetGo(made);
    return new RunReport(desk.now(), reconciled, made, retaining.hindrances());
  }

  /** In each year of which every format's backup stands without it. */
  private void dropWhatWasLetGo(List<Made> made) {
    Map<String, Map<Integer, Boolean>> clean = new TreeMap<>();
    for (Made one : made) {
      clean
          .computeIfAbsent(one.mailbox(), m -> new TreeMap<>())
          .merge(one.year(), one.clean(), Boolean::logicalAnd);
    }
    clean.forEach(
        (mailbox, years) ->
            years.forEach(
                (year, all) -> {
                  if (all) {
                    retaining.drop(mailbox, year);
                  }
                }));
  }

  /**
   * As many side by side as there are processors: most of the work is to compress and to hash. The
   * newest year is the largest, as a rule, and must not be left to the end.
   */
  private List<Made> make(List<BackupShelf.Row> rows, boolean acceptFewer, Progress progress) {
    Map<BackupShelf.Row, Future<Made>> making = new HashMap<>();
    List<BackupShelf.Row> newestFirst =
        rows.stream().sorted(Comparator.comparingInt(BackupShelf.Row::year).reversed()).toList();
    try (ExecutorService hands =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (BackupShelf.Row row : newestFirst) {
        Callable<Made> job =
            () -> {
              checkStop();
              return make(row, acceptFewer, progress);
            };
        making.put(row, hands.submit(job));
      }
    }
    return rows.stream().map(row -> result(Objects.requireNonNull(making.get(row)))).toList();
  }

  private static Made result(Future<Made> made) {
    return switch (made.state()) {
      case SUCCESS -> made.resultNow();
      case FAILED ->
          throw made.exceptionNow() instanceof RuntimeException e
              ? e
              : new IllegalStateException(made.exceptionNow());
      case RUNNING, CANCELLED ->
          throw new OfficeException("The backup was interrupted; the next run goes on.", null);
    };
  }

  private void checkStop() {
    if (stopping) {
      throw new OfficeException(
          "The agent was stopped; the backups that lie there stay, and the next run goes on.",
          null);
    }
  }

  /** Fetches what the vault lacks; folders and flags are as of now then. */
  private List<Reconciled> reconcile(List<String> mailboxes, Progress progress) {
    List<Reconciled> all =
        posts.each(
            mailboxes,
            post -> {
              Passes.Pass pass =
                  passes.pass(
                      post,
                      (round, connection) ->
                          new MailRound.Done(
                              round.reconcile(
                                  connection,
                                  (stage, done, total) ->
                                      progress.at(post.name(), stage, done, total)),
                              List.of()));
              return reconciled(post.name(), pass);
            });
    desk.keeper().commit();
    return all;
  }

  private Reconciled reconciled(String mailbox, Passes.Pass pass) {
    long letGo = pass.error().isEmpty() ? retaining.letGo(mailbox) : 0;
    Census census = desk.ledger().read(book -> book.kept().census(mailbox));
    if (!pass.error().isEmpty()) {
      return new Reconciled(
          mailbox, -1, census.fetched(), census.withheld(), 0, 0, census.gone(), 0, pass.error());
    }
    // A letter that came while the folder was looked into is in the vault but not in the count.
    long unknown = census.onServer() - census.fetched() - census.withheld();
    return new Reconciled(
        mailbox,
        census.onServer(),
        census.fetched(),
        census.withheld(),
        Math.max(census.failed(), unknown),
        pass.fresh(),
        census.gone(),
        letGo,
        pass.error());
  }

  private Made make(BackupShelf.Row row, boolean acceptFewer, Progress progress) {
    BackupJob.Beat beat =
        (stage, copies) -> {
          checkStop();
          progress.at(
              row.mailbox(),
              row.year() + " " + row.format().name() + " " + words(stage),
              copies,
              0);
        };
    return new BackupJob(desk, row, beat).make(settings.keep(), acceptFewer ? 0 : FEWEST);
  }

  private static String words(Attendant.Stage stage) {
    return switch (stage) {
      case WRITING -> "written";
      case READING_BACK -> "read back";
    };
  }

  @Override
  public List<Checked> verify(Choice choice, @Nullable Path identity, Progress progress) {
    BackupShelf opened = identity == null ? shelf : shelf.openedBy(identity);
    return alone(
        () -> {
          try {
            return new Verifying(desk, opened, choice, progress, this::checkStop).all();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public List<Compared> compare(Choice choice, Progress progress) {
    Comparing comparing = new Comparing(shelf, choice, progress);
    return alone(() -> posts.each(choice.mailboxes(), comparing::compare));
  }

  @Override
  public List<Lying> list(Choice choice) {
    try {
      List<Lying> all = new ArrayList<>();
      for (BackupShelf.Row row : shelf.rows()) {
        if (choice.includes(row.mailbox(), row.year())) {
          for (Backups.Lying lying : row.backups().list()) {
            all.add(view(row, lying));
          }
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Lying view(BackupShelf.Row row, Backups.Lying lying) {
    Optional<RunRow> read =
        lying.seal().isEmpty()
            ? Optional.empty()
            : desk.ledger().read(book -> book.backups().lastReadBack(row.kind(), lying.seal()));
    return new Lying(
        row.mailbox(),
        row.year(),
        row.format().name(),
        lying.standing().name().toLowerCase(java.util.Locale.ROOT),
        lying.file(),
        lying.madeOrNull(),
        lying.copies(),
        lying.letters(),
        lying.size(),
        read.map(RunRow::ended).orElse(null),
        lying.madeOrNull() == null
            ? "its manifest is missing or damaged"
            : read.map(RunRow::why).orElse(""));
  }

  private <T> T alone(Supplier<T> work) {
    if (!busy.tryLock()) {
      throw new OfficeException(
          "A backup is being made or read back already; ask again when it has ended.", null);
    }
    try {
      return work.get();
    } finally {
      busy.unlock();
    }
  }

  /** What is being made ends soon and leaves nothing half done. */
  void stop() {
    stopping = true;
  }

  /** Waits for what is being made; tells whether it has ended. */
  boolean awaitStop(Duration most) {
    try {
      boolean ended = busy.tryLock(most.toMillis(), TimeUnit.MILLISECONDS);
      if (ended) {
        busy.unlock();
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
