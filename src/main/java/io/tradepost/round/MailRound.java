package io.tradepost.round;

import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.FolderRow;
import io.tradepost.ledger.Intents.Purpose;
import io.tradepost.mailbox.Envelope;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.FolderState;
import io.tradepost.mailbox.FolderStates;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.OpenFolder;
import io.tradepost.mailbox.Role;
import io.tradepost.mailbox.ServerFolder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a mailbox: works off what a crash left, looks into the folders that have changed,
 * learns from what people moved, and files what waits. One pass at a time over a mailbox; passes
 * over different mailboxes run side by side.
 */
public final class MailRound {
  private final Desk desk;
  private final String mailbox;
  private final FilingHabit habit;
  private final PrivateFolders privateFolders;
  private final FolderSync sync;
  private final @Nullable FolderPath configuredSent;
  private volatile @Nullable FolderPath sent;
  private Set<FolderPath> special = Set.of();
  private Set<FolderPath> listed = Set.of();

  public MailRound(
      Desk desk,
      String mailbox,
      FilingHabit habit,
      PrivateFolders privateFolders,
      PrivateSenders privateSenders,
      @Nullable FolderPath configuredSent) {
    this.desk = desk;
    this.mailbox = mailbox;
    this.habit = habit;
    this.privateFolders = privateFolders;
    this.configuredSent = configuredSent;
    this.sync = new FolderSync(desk, mailbox, privateSenders);
  }

  /** Told how far a pass is. */
  @FunctionalInterface
  public interface Progress {
    void at(String stage, long done, long total);
  }

  /**
   * What a pass did.
   *
   * @param fresh letters taken in
   */
  public record Done(long fresh, List<MoveDone> moves) {}

  /** The folder of sent letters, once a pass has found it. */
  public Optional<FolderPath> sent() {
    return Optional.ofNullable(sent);
  }

  /** A whole pass. */
  public Done run(ImapConnection connection, SecondLine second, boolean refile, Progress progress)
      throws MailboxException {
    long fresh = takeIn(connection, progress);
    return new Done(fresh, file(connection, second, refile, progress));
  }

  /**
   * The first half of a pass: what the mailbox holds is known then. Passes over several mailboxes
   * all come to this point before the first of them files, since a letter in one of them may be
   * about a letter in another.
   *
   * @return how many letters were taken in
   */
  public long takeIn(ImapConnection connection, Progress progress) throws MailboxException {
    new Recovery(desk, mailbox, new Mover(desk, mailbox)).workOff(connection);
    return look(connection, false, progress);
  }

  /**
   * The same, and every flag is known then: a server without CONDSTORE tells by no number that one
   * has changed, so each of its folders is looked into. Files nothing.
   *
   * @return how many letters were taken in
   */
  public long reconcile(ImapConnection connection, Progress progress) throws MailboxException {
    new Recovery(desk, mailbox, new Mover(desk, mailbox)).workOff(connection);
    return look(connection, true, progress);
  }

  /**
   * Reads every letter that passes look at, whether or not it is known, and keeps nothing. Private
   * ones are not fetched.
   */
  public void visit(ImapConnection connection, MailVisitor visitor) throws MailboxException {
    for (ServerFolder folder : inOrder(folders(connection))) {
      try (OpenFolder open = connection.open(folder.path(), true)) {
        List<Envelope> wanted =
            open.envelopes(1, OpenFolder.LAST).stream()
                .filter(e -> !sync.isPrivate(e) && visitor.wants(e))
                .toList();
        open.fetch(wanted, new MailVisitor.Guide(folder.path(), visitor));
      }
    }
  }

  /** The second half of a pass: brings the letters to where they belong. */
  public List<MoveDone> file(
      ImapConnection connection, SecondLine second, boolean refile, Progress progress)
      throws MailboxException {
    Mover mover = new Mover(desk, mailbox);
    try {
      new Recovery(desk, mailbox, mover).workOff(connection);
      desk.ledger().writing(book -> book.copies().retryRefused(mailbox));
      List<MoveDone> moves = file(connection, second, mover, progress);
      if (refile) {
        moves.addAll(refile(connection, mover));
      }
      remember(connection, mover.targets());
      return moves;
    } finally {
      // Also what was taken in is to be found, whatever becomes of the filing.
      desk.keeper().index().refresh();
    }
  }

  /** A pass over the inbox and Sent only, for when the server has told of a change there. */
  public Done glance(
      ImapConnection connection, SecondLine second, Set<FolderPath> changed, Progress progress)
      throws MailboxException {
    Mover mover = new Mover(desk, mailbox);
    new Recovery(desk, mailbox, mover).workOff(connection);
    long fresh = 0;
    for (ServerFolder folder : inOrder(folders(connection))) {
      if (changed.contains(folder.path())) {
        fresh += look(connection, folder, n -> progress.at("letters", n, 0));
      }
    }
    new PeopleMoves(desk, mailbox).notice(special);
    List<MoveDone> moves = file(connection, second, mover, progress);
    remember(connection, mover.targets());
    desk.keeper().index().refresh();
    return new Done(fresh, moves);
  }

  /**
   * What {@link #file} would change now, without changing the mailbox. A plan begins with {@link
   * #takeIn}, which also works off a change that a crash cut short: or it would be taken for a
   * person's. What was decided on is found once the index is refreshed.
   */
  public List<MoveDone> plan() {
    Future<?> refreshing = startRefreshing();
    List<MoveDone> moves =
        new Filer(desk, habit)
            .changes(mailbox).stream()
                .flatMap(
                    change ->
                        change.copies().stream()
                            .map(
                                c ->
                                    new MoveDone(
                                        c, change.kind(), change.source(), change.target())))
                .toList();
    Workers.result(refreshing);
    return moves;
  }

  /** What was taken in is written out while the letters that wait are decided on. */
  private Future<?> startRefreshing() {
    return desk.workers().submit(desk.keeper().index()::refresh);
  }

  /** What {@code refile} would change. */
  public List<Proposal> planRefile() {
    return new Refiling(desk, mailbox)
        .plan().stream()
            .map(refile -> new Proposal(refile.move(), refile.ruling().decision()))
            .toList();
  }

  /**
   * What an undo did.
   *
   * @param kept letters that no longer lie where they were filed, and stay
   */
  public record Undone(List<MoveDone> moves, List<CopyRow> kept) {}

  /** Takes back what was filed since then. */
  public Undone undo(ImapConnection connection, Instant since) throws MailboxException {
    Mover mover = new Mover(desk, mailbox);
    new Recovery(desk, mailbox, mover).workOff(connection);
    look(connection, false, (stage, done, total) -> {});
    Undo.Undone undone = new Undo(desk, mailbox, mover).since(connection, since);
    remember(connection, mover.targets());
    desk.keeper().index().refresh();
    return new Undone(undone.moves(), undone.kept());
  }

  /**
   * Looks into every folder that has changed: Sent first and the inbox last, so that it knows the
   * most.
   */
  private long look(ImapConnection connection, boolean everyMark, Progress progress)
      throws MailboxException {
    Map<FolderPath, ServerFolder> folders = new LinkedHashMap<>();
    inOrder(folders(connection)).forEach(f -> folders.put(f.path(), f));
    FolderStates states = connection.statuses(folders.keySet());
    new GoneFolders(desk, mailbox).notice(connection, folders.keySet(), listed, states.gone());
    Set<FolderPath> changed = sync.changed(states.present(), everyMark);
    long expected =
        states.present().stream()
            .filter(s -> changed.contains(s.path()))
            .mapToLong(this::fresh)
            .sum();
    long fresh = 0;
    for (ServerFolder folder : folders.values()) {
      if (changed.contains(folder.path())) {
        long before = fresh;
        fresh += look(connection, folder, n -> progress.at("letters", before + n, expected));
      }
    }
    new PeopleMoves(desk, mailbox).notice(special);
    return fresh;
  }

  private long fresh(FolderState state) {
    Optional<FolderRow> row =
        desk.ledger().read(book -> book.folders().find(mailbox, state.path()));
    boolean known = row.isPresent() && row.get().validity() == state.uidValidity();
    return known
        ? Math.min(state.messages(), state.uidNext() - row.get().nextUid())
        : state.messages();
  }

  private long look(ImapConnection connection, ServerFolder folder, LongConsumer done)
      throws MailboxException {
    return sync.look(connection, folder.path(), folder.role(), this::lookElsewhere, done);
  }

  /** Which folders have to be looked into again before the inbox can be understood. */
  private void lookElsewhere(ImapConnection connection, Set<FolderPath> elsewhere)
      throws MailboxException {
    for (ServerFolder folder : inOrder(folders(connection))) {
      if (elsewhere.contains(folder.path())) {
        sync.look(connection, folder.path(), folder.role(), (c, none) -> {}, n -> {});
      }
    }
  }

  private List<MoveDone> file(
      ImapConnection connection, SecondLine second, Mover mover, Progress progress)
      throws MailboxException {
    Filer filer = new Filer(desk, habit);
    List<Filer.Change> changes = filer.changes(mailbox);
    long total = changes.stream().mapToLong(c -> c.copies().size()).sum();
    List<MoveDone> done =
        new Filing(mover, second)
            .carryOut(connection, changes, n -> progress.at("filing", n, total));
    filer.settleInPlace(mailbox);
    return done;
  }

  private List<MoveDone> refile(ImapConnection connection, Mover mover) throws MailboxException {
    List<MoveDone> done = new ArrayList<>();
    Recorder recorder = new Recorder(desk);
    Map<Filer.Change, List<Refiling.Refile>> changes = new LinkedHashMap<>();
    for (Refiling.Refile refile : new Refiling(desk, mailbox).plan()) {
      MoveDone move = refile.move();
      changes
          .computeIfAbsent(
              new Filer.Change(move.kind(), move.from(), move.to(), List.of()),
              c -> new ArrayList<>())
          .add(refile);
    }
    for (Map.Entry<Filer.Change, List<Refiling.Refile>> entry : changes.entrySet()) {
      Filer.Change change = entry.getKey();
      desk.ledger()
          .writing(
              book ->
                  entry
                      .getValue()
                      .forEach(
                          r ->
                              recorder.decideAnew(
                                  book,
                                  r.decidedOn().id(),
                                  r.decidedOn().letter().orElseThrow(),
                                  r.ruling(),
                                  desk.now())));
      mover.ensure(connection, change.target());
      try (OpenFolder open = connection.open(change.source(), false)) {
        List<CopyRow> copies = entry.getValue().stream().map(r -> r.move().copy()).toList();
        mover
            .bring(connection, open, change.kind(), Purpose.REFILE, change.target(), copies)
            .forEach(
                c -> done.add(new MoveDone(c, change.kind(), change.source(), change.target())));
      }
    }
    return done;
  }

  /**
   * Remembers how the folders stand that letters were brought to, where nothing else has happened
   * there: so the next pass need not look into them.
   */
  private void remember(ImapConnection connection, Set<FolderPath> targets)
      throws MailboxException {
    if (targets.isEmpty()) {
      return;
    }
    List<FolderState> states = connection.statuses(targets).present();
    desk.ledger()
        .writing(
            book -> {
              for (FolderState state : states) {
                Optional<FolderRow> row = book.folders().find(mailbox, state.path());
                if (row.isPresent() && row.get().validity() == state.uidValidity()) {
                  long highest = book.copies().highestUidIn(row.get().id());
                  boolean ours =
                      book.copies().countIn(row.get().id()) == state.messages()
                          && highest + 1 == state.uidNext()
                          && !book.copies().anyUnplacedIn(row.get().id());
                  if (ours) {
                    book.folders()
                        .lookedAt(
                            row.get().id(),
                            state.uidValidity(),
                            state.uidNext(),
                            state.highestModSeq(),
                            state.messages());
                  }
                }
              }
            });
  }

  private List<ServerFolder> folders(ImapConnection connection) throws MailboxException {
    List<ServerFolder> all =
        configuredSent == null ? connection.folders() : connection.folders(configuredSent);
    listed = all.stream().map(ServerFolder::path).collect(Collectors.toSet());
    sent =
        all.stream()
            .filter(f -> f.role() == Role.SENT)
            .map(ServerFolder::path)
            .findFirst()
            .orElse(null);
    desk.register().sentLiesIn(mailbox, sent());
    special =
        all.stream()
            .filter(f -> f.role() != Role.NONE && f.role() != Role.ARCHIVE)
            .map(ServerFolder::path)
            .collect(Collectors.toSet());
    return all.stream().filter(this::isLookedAt).toList();
  }

  private boolean isLookedAt(ServerFolder folder) {
    boolean letters =
        switch (folder.role()) {
          case INBOX, SENT, ARCHIVE, NONE -> true;
          // Not yet letters, no letters at all, or letters that lie elsewhere and would be counted
          // twice.
          case DRAFTS, JUNK, TRASH, ALL -> false;
        };
    return letters && folder.selectable() && !privateFolders.include(folder.path());
  }

  private static List<ServerFolder> inOrder(List<ServerFolder> folders) {
    return folders.stream()
        .sorted(
            Comparator.comparingInt((ServerFolder f) -> rank(f.role()))
                .thenComparing(ServerFolder::path))
        .toList();
  }

  private static int rank(Role role) {
    return switch (role) {
      case SENT -> 0;
      case INBOX -> 2;
      case ARCHIVE, NONE, DRAFTS, JUNK, TRASH, ALL -> 1;
    };
  }
}
