package io.tradepost.agent;

import io.tradepost.filing.Decision.Verdict;
import io.tradepost.filing.Reason;
import io.tradepost.ledger.Accounts.Account;
import io.tradepost.ledger.Accounts.RunRow;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Decisions.DecisionRow;
import io.tradepost.ledger.Intents.Kind;
import io.tradepost.ledger.Letters.LetterRow;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.round.Desk;
import io.tradepost.round.Indexer;
import io.tradepost.round.MailRound;
import io.tradepost.round.MoveDone;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An installation at work in this process. */
final class LocalOffice implements Office {
  private static final Logger LOG = LoggerFactory.getLogger(LocalOffice.class);

  /** What is wrong with a mailbox that no pass has been made over. */
  static final String NEVER = "never looked at: run 'tradepost once' or 'tradepost run'";

  private static final String STOPPED =
      "The agent was stopped during this pass; the next one goes on from there.";

  private final Desk desk;
  private final Shelf shelf;
  private final Narrator narrator;
  private final Map<String, MailboxPost> posts;
  private final CustomerDesk customers;
  private final Inspection inspection;
  private final Runnable closing;
  private @Nullable Instant runningSince;

  LocalOffice(
      Desk desk,
      Shelf shelf,
      Narrator narrator,
      List<MailboxPost> posts,
      CustomerDesk customers,
      Inspection inspection,
      Runnable closing) {
    this.desk = desk;
    this.shelf = shelf;
    this.narrator = narrator;
    this.posts = new LinkedHashMap<>();
    posts.forEach(post -> this.posts.put(post.name(), post));
    this.customers = customers;
    this.inspection = inspection;
    this.closing = closing;
  }

  List<MailboxPost> posts() {
    return List.copyOf(posts.values());
  }

  Desk desk() {
    return desk;
  }

  /** The daemon says that it runs, and since when. */
  void runningSince(Instant start) {
    runningSince = start;
  }

  @Override
  public ZoneId zone() {
    return desk.zone();
  }

  @Override
  public PassReport once(PassRequest request, Progress progress) {
    Map<String, Pass> looked =
        toAll(
            request.mailboxes(),
            post ->
                pass(
                    post,
                    (round, connection) ->
                        new MailRound.Done(
                            round.takeIn(connection, at(post, progress)), List.of())));
    List<MailboxReport> reports =
        everyMailbox(
            request.mailboxes(),
            post -> {
              Pass first = looked.get(post.name());
              Pass pass =
                  first != null && !first.error().isEmpty()
                      ? first
                      : pass(
                          post,
                          (round, connection) ->
                              new MailRound.Done(
                                  0, round.file(connection, request.refile(), at(post, progress))));
              return report(post, pass.error(), true);
            });
    desk.keeper().commit();
    return new PassReport(reports);
  }

  /** What one pass over one mailbox came to. */
  record Pass(long fresh, long filed, String error) {}

  Pass pass(MailboxPost post, boolean refile, Progress progress) {
    return pass(post, (round, connection) -> round.run(connection, refile, at(post, progress)));
  }

  private static MailRound.Progress at(MailboxPost post, Progress progress) {
    return (stage, done, total) -> progress.at(post.name(), stage, done, total);
  }

  /** Does a pass and enters it in the ledger; what goes wrong comes back in words. */
  Pass pass(MailboxPost post, MailboxPost.Work<MailRound.Done> work) {
    Instant start = desk.now();
    long run = desk.ledger().write(book -> book.accounts().begin(post.name(), start));
    Pass pass;
    try {
      MailRound.Done done = post.work(work);
      pass = new Pass(done.fresh(), done.moves().size(), "");
    } catch (MailboxException | OfficeException e) {
      pass = new Pass(0, 0, post.retired() ? STOPPED : words(e));
      LOG.warn("pass.failed mailbox={} why={}", post.name(), pass.error());
    } catch (RuntimeException e) {
      LOG.error("pass.failed mailbox={}", post.name(), e);
      pass = new Pass(0, 0, words(e));
    }
    Pass ended = pass;
    desk.ledger()
        .writing(
            book ->
                book.accounts().end(run, ended.fresh(), ended.filed(), ended.error(), desk.now()));
    if (ended.fresh() > 0 || ended.filed() > 0) {
      LOG.info(
          "pass.done mailbox={} new={} filed={} millis={}",
          post.name(),
          ended.fresh(),
          ended.filed(),
          Duration.between(start, desk.now()).toMillis());
    }
    return ended;
  }

  private static String words(Throwable e) {
    return Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName());
  }

  @Override
  public Plan plan(PassRequest request, Progress progress) {
    Map<String, String> failures =
        toAll(
            request.mailboxes(),
            post -> {
              try {
                post.work((round, connection) -> round.takeIn(connection, at(post, progress)));
                return "";
              } catch (MailboxException | RuntimeException e) {
                LOG.warn("plan.failed mailbox={}", post.name(), e);
                return words(e);
              }
            });
    List<Move> moves = new ArrayList<>();
    for (MailboxPost post : chosen(request.mailboxes())) {
      if (failures.getOrDefault(post.name(), "").isEmpty()) {
        List<MoveDone> all = new ArrayList<>(post.round().plan());
        if (request.refile()) {
          all.addAll(post.round().planRefile());
        }
        all.forEach(m -> moves.add(move(post.name(), m)));
      }
    }
    desk.keeper().commit();
    return new Plan(moves, failures.values().stream().filter(e -> !e.isEmpty()).toList());
  }

  private Move move(String mailbox, MoveDone move) {
    return desk.ledger()
        .read(
            book -> {
              CopyRow copy = move.copy();
              Optional<LetterRow> letter = copy.letter().flatMap(book.letters()::find);
              Optional<DecisionRow> decision = book.decisions().of(copy.id());
              return new Move(
                  mailbox,
                  copy.letter().map(LetterId::value).orElse(""),
                  letter.map(LetterRow::subject).orElse(""),
                  move.kind() == Kind.MOVE ? "move" : "copy",
                  move.from().toString(),
                  move.to().toString(),
                  decision.map(d -> category(d, move)).orElse(""),
                  decision.map(d -> narrator.reasons(d.decision())).orElse(List.of()));
            });
  }

  private static String category(DecisionRow decision, MoveDone move) {
    return switch (decision.decision().verdict()) {
      case Verdict.File file -> file.category().label();
      case Verdict.BringTo bring ->
          bring.targets().stream()
              .filter(t -> t.target().equals(move.to()))
              .findFirst()
              .map(t -> t.category().label())
              .orElse("sent");
      case Verdict.Leave leave -> "";
    };
  }

  @Override
  public StatusReport status() {
    return new StatusReport(
        desk.now(),
        runningSince,
        posts.values().stream()
            .map(
                post ->
                    report(
                        post,
                        post.error().isEmpty() ? lastError(post.name()) : post.error(),
                        false))
            .toList());
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

  @Override
  public List<CheckReport> check(List<String> mailboxes) {
    return inspection.of(chosen(mailboxes).stream().map(MailboxPost::account).toList());
  }

  @Override
  public Optional<Explanation> explain(String reference) {
    Optional<LetterView> view = shelf.view(reference);
    if (view.isEmpty()) {
      return Optional.empty();
    }
    LetterId id = new LetterId(view.get().id());
    return Optional.of(
        desk.ledger()
            .read(
                book ->
                    new Explanation(
                        view.get(),
                        decision(book, id),
                        book.events().of(id).stream()
                            .map(e -> new Event(e.at(), e.mailbox(), narrator.tell(e)))
                            .toList())));
  }

  /** The decision that holds: the last one, unless a person or an undo has said otherwise since. */
  private DecisionView decision(Book book, LetterId id) {
    List<CopyRow> copies = book.copies().of(id);
    Optional<CopyRow> left = copies.stream().filter(c -> c.because().isPresent()).findFirst();
    List<DecisionRow> decisions = book.decisions().of(id);
    if (decisions.isEmpty()) {
      return new DecisionView(
          "",
          left.map(c -> c.path().toString()).orElse(""),
          left.flatMap(CopyRow::because).map(narrator::tell).stream().toList(),
          null);
    }
    DecisionRow last = decisions.getLast();
    List<String> reasons = new ArrayList<>(narrator.reasons(last.decision()));
    left.flatMap(CopyRow::because).map(narrator::tell).ifPresent(reasons::add);
    return switch (last.decision().verdict()) {
      case Verdict.File file ->
          new DecisionView(file.category().label(), file.target().toString(), reasons, last.at());
      case Verdict.BringTo bring ->
          new DecisionView(
              "sent",
              String.join(", ", bring.targets().stream().map(t -> t.target().toString()).toList()),
              reasons,
              last.at());
      case Verdict.Leave leave -> new DecisionView("", "", reasons, last.at());
    };
  }

  @Override
  public UndoReport undo(Instant since, List<String> mailboxes) {
    List<Move> undone = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    everyMailbox(
            mailboxes,
            post -> {
              try {
                MailRound.Undone done =
                    post.work((round, connection) -> round.undo(connection, since));
                return new UndoReport(
                    done.moves().stream().map(m -> move(post.name(), m)).toList(),
                    done.kept().stream()
                        .map(
                            c ->
                                "%s: letter %s does not lie where it was filed any more and stays"
                                    .formatted(
                                        post.name(), c.letter().map(LetterId::value).orElse("?")))
                        .toList());
              } catch (MailboxException e) {
                throw new OfficeException(words(e), e);
              }
            })
        .forEach(
            report -> {
              undone.addAll(report.undone());
              kept.addAll(report.kept());
            });
    desk.keeper().commit();
    return new UndoReport(undone, kept);
  }

  @Override
  public Found search(SearchRequest request) {
    return shelf.search(request);
  }

  @Override
  public Optional<Shown> show(String reference) {
    return shelf.show(reference);
  }

  @Override
  public Optional<InputStream> raw(String reference) throws IOException {
    return shelf.raw(reference);
  }

  @Override
  public List<Shown> thread(String reference) {
    return shelf.thread(reference);
  }

  @Override
  public CustomerDesk customers() {
    return customers;
  }

  @Override
  public long reindex(Progress progress) {
    return new Indexer(desk).rebuild((done, total) -> progress.at("", "reindex", done, total));
  }

  @Override
  public void close() {
    posts.values().forEach(MailboxPost::close);
    closing.run();
  }

  /** Does the work for each mailbox named, side by side; all, if none is. */
  private <T> List<T> everyMailbox(List<String> names, Function<MailboxPost, T> work) {
    return List.copyOf(toAll(names, work).values());
  }

  /** The same, with the results by mailbox. */
  private <T> Map<String, T> toAll(List<String> names, Function<MailboxPost, T> work) {
    Map<String, Future<T>> begun = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      chosen(names).forEach(p -> begun.put(p.name(), threads.submit(() -> work.apply(p))));
    }
    Map<String, T> results = new LinkedHashMap<>();
    begun.forEach((name, future) -> results.put(name, result(future)));
    return results;
  }

  static <T> T result(Future<T> future) {
    return switch (future.state()) {
      case SUCCESS -> future.resultNow();
      case FAILED -> {
        if (future.exceptionNow() instanceof RuntimeException e) {
          throw e;
        }
        throw new IllegalStateException(future.exceptionNow());
      }
      case CANCELLED, RUNNING -> throw new OfficeException("The work was interrupted.", null);
    };
  }

  private List<MailboxPost> chosen(List<String> names) {
    return names.isEmpty() ? posts() : names.stream().map(this::post).toList();
  }

  private MailboxPost post(String name) {
    return posts.values().stream()
        .filter(p -> p.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, posts.keySet()));
  }

  /** The answer to a mailbox's name that is not in the settings. */
  static IllegalArgumentException unknown(String name, Collection<String> known) {
    return new IllegalArgumentException(
        "There is no mailbox " + name + "; there are " + String.join(", ", known) + ".");
  }
}
