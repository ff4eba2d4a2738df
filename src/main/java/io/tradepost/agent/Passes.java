package io.tradepost.agent;

import io.tradepost.agent.Office.MailboxReport;
import io.tradepost.agent.Office.Move;
import io.tradepost.agent.Office.PassReport;
import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Office.Plan;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Office.UndoReport;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.round.Desk;
import io.tradepost.round.MailRound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes over the mailboxes: taking in, filing, planning and taking back. */
final class Passes {
  private static final Logger LOG = LoggerFactory.getLogger(Passes.class);

  private static final String STOPPED =
      "The agent was stopped during this pass; the next one goes on from there.";

  /** Moves that a worker tells of at a time. */
  private static final int TOLD = 500;

  private final Desk desk;
  private final Posts posts;
  private final Standing standing;
  private final Explaining explaining;

  Passes(Desk desk, Posts posts, Standing standing, Explaining explaining) {
    this.desk = desk;
    this.posts = posts;
    this.standing = standing;
    this.explaining = explaining;
  }

  PassReport once(PassRequest request, Progress progress) {
    Map<String, Pass> looked =
        posts.byName(
            request.mailboxes(),
            post ->
                pass(
                    post,
                    (round, connection) ->
                        new MailRound.Done(
                            round.takeIn(connection, at(post, progress)), List.of())));
    List<MailboxReport> reports =
        posts.each(
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
                                  0,
                                  round.file(
                                      connection,
                                      post.secondLine(),
                                      request.refile(),
                                      at(post, progress))));
              return standing.after(post, pass.error());
            });
    desk.keeper().commit();
    return new PassReport(reports);
  }

  /** What one pass over one mailbox came to. */
  record Pass(long fresh, long filed, String error) {}

  Pass pass(MailboxPost post, boolean refile, Progress progress) {
    return pass(
        post,
        (round, connection) ->
            round.run(connection, post.secondLine(), refile, at(post, progress)));
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

  Plan plan(PassRequest request, Progress progress) {
    Map<String, String> failures =
        posts.byName(
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
    List<CompletableFuture<List<Move>>> told = new ArrayList<>();
    for (MailboxPost post : posts.named(request.mailboxes())) {
      if (failures.getOrDefault(post.name(), "").isEmpty()) {
        told.addAll(startTelling(post.round().plan(), some -> explaining.moves(post.name(), some)));
        if (request.refile()) {
          told.addAll(
              startTelling(
                  post.round().planRefile(), some -> explaining.proposals(post.name(), some)));
        }
      }
    }
    desk.keeper().commit();
    List<Move> moves = told.stream().flatMap(some -> some.join().stream()).toList();
    return new Plan(moves, failures.values().stream().filter(e -> !e.isEmpty()).toList());
  }

  /** The reasons are looked up by the workers while the index is put on the disk. */
  private <T> List<CompletableFuture<List<Move>>> startTelling(
      List<T> moves, Function<List<T>, List<Move>> telling) {
    return moves.stream()
        .gather(Gatherers.windowFixed(TOLD))
        .map(some -> CompletableFuture.supplyAsync(() -> telling.apply(some), desk.workers()))
        .toList();
  }

  UndoReport undo(Instant since, List<String> mailboxes) {
    List<Move> undone = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    posts
        .each(
            mailboxes,
            post -> {
              try {
                MailRound.Undone done =
                    post.work((round, connection) -> round.undo(connection, since));
                return new UndoReport(
                    done.moves().stream().map(m -> explaining.move(post.name(), m)).toList(),
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
}
