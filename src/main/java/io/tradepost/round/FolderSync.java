package io.tradepost.round;

import io.tradepost.ledger.Book;
import io.tradepost.ledger.Came;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.FolderRow;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.Changes;
import io.tradepost.mailbox.Envelope;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.FolderState;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.OpenFolder;
import io.tradepost.mailbox.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the ledger up to what a folder on the server holds: letters that are new, gone, or marked
 * otherwise, and a folder that was numbered anew (another UIDVALIDITY, RFC 9051 §2.3.1.1), whose
 * letters are recognised and neither fetched nor filed a second time.
 */
final class FolderSync {
  private static final Logger LOG = LoggerFactory.getLogger(FolderSync.class);

  /**
   * A letter that could not be dealt with is tried again in so many passes; after that it stays
   * listed as failed.
   */
  private static final int ATTEMPTS = 5;

  private static final Deque<CopyRow> NO_COPIES = new ArrayDeque<>();

  private final Desk desk;
  private final Recorder recorder;
  private final Intake intake;
  private final PrivateSenders privateSenders;
  private final String mailbox;

  FolderSync(Desk desk, String mailbox, PrivateSenders privateSenders) {
    this.desk = desk;
    this.recorder = new Recorder(desk);
    this.intake = new Intake(desk, recorder);
    this.privateSenders = privateSenders;
    this.mailbox = mailbox;
  }

  /**
   * Those of the folders of which the server's word differs from what the ledger remembers.
   *
   * @param everyMark also those that hide their marks; in the inbox these decide on filing, else
   *     they are seen with the next other change
   */
  Set<FolderPath> changed(Collection<FolderState> states, boolean everyMark) {
    return desk.ledger()
        .read(
            book -> {
              Map<FolderPath, FolderRow> rows = new HashMap<>();
              book.folders().of(mailbox).forEach(row -> rows.put(row.path(), row));
              Set<FolderPath> failed = new HashSet<>();
              book.accounts().failures(mailbox).stream()
                  .filter(f -> f.attempts() < ATTEMPTS)
                  .forEach(f -> failed.add(f.path()));
              return states.stream()
                  .filter(
                      s ->
                          failed.contains(s.path())
                              || differs(rows.get(s.path()), s)
                              || (s.hidesMarks()
                                  && (everyMark || s.path().equals(FolderPath.INBOX))))
                  .map(FolderState::path)
                  .collect(Collectors.toSet());
            });
  }

  private static boolean differs(@Nullable FolderRow row, FolderState state) {
    return row == null
        || row.validity() != state.uidValidity()
        || row.nextUid() < state.uidNext()
        || row.messages() != state.messages()
        || row.modseq() != state.highestModSeq();
  }

  /**
   * Looks into the folder.
   *
   * @param lookElsewhere looks into another folder first: where a letter seems to lie there still
   * @return how many letters were taken in
   */
  long look(
      ImapConnection connection,
      FolderPath path,
      Role role,
      LookElsewhere lookElsewhere,
      LongConsumer done)
      throws MailboxException {
    Listing listing;
    Set<FolderPath> elsewhere;
    try (OpenFolder folder = connection.open(path, true)) {
      listing = list(folder, path);
      elsewhere = whereTheySeemToLie(listing, role);
      if (elsewhere.isEmpty()) {
        return takeIn(folder, listing, role, done);
      }
    }
    lookElsewhere.look(connection, elsewhere);
    try (OpenFolder folder = connection.open(path, true)) {
      return takeIn(folder, listing, role, done);
    }
  }

  /** What is new in a folder. */
  private record Listing(FolderRow row, FolderState state, List<Envelope> fresh) {}

  private Listing list(OpenFolder folder, FolderPath path) throws MailboxException {
    FolderState state = folder.state();
    FolderRow row =
        desk.ledger().write(book -> book.folders().enter(mailbox, path, state.uidValidity()));
    if (row.validity() != state.uidValidity()) {
      row = renumber(folder, row, state);
    } else {
      noticeChanges(folder, row, state);
    }
    List<Envelope> fresh = new ArrayList<>(failedBefore(folder, row));
    fresh.addAll(folder.envelopes(row.nextUid(), Long.MAX_VALUE));
    return new Listing(row, state, fresh);
  }

  /** Whether the letter is never fetched. */
  boolean isPrivate(Envelope envelope) {
    return privateSenders.include(envelope.from());
  }

  private long takeIn(OpenFolder folder, Listing listing, Role role, LongConsumer done)
      throws MailboxException {
    FolderRow row = listing.row();
    List<Envelope> fetch = sift(listing, role);
    long taken = fetch.isEmpty() ? 0 : intake.take(folder, row, role, fetch, done);
    lookedAt(row, listing.state());
    return taken;
  }

  /** Looks into another folder of the same mailbox, on a connection of its own choice. */
  @FunctionalInterface
  interface LookElsewhere {
    void look(ImapConnection connection, Set<FolderPath> folders) throws MailboxException;
  }

  /** The new letters that have to be fetched; the others are entered without. */
  private List<Envelope> sift(Listing listing, Role role) {
    FolderRow row = listing.row();
    boolean watched = role == Role.INBOX || role == Role.SENT;
    boolean first = isFirst();
    List<Long> uids = listing.fresh().stream().map(Envelope::uid).toList();
    List<Envelope> fetch = new ArrayList<>();
    try (IndexKeeper.Change change = desk.keeper().begin()) {
      Set<LetterId> placed = new TreeSet<>();
      desk.ledger()
          .writing(
              book -> {
                Set<Long> entered = book.copies().uidsAround(row.id(), row.validity(), uids);
                Lookalikes lookalikes = new Lookalikes(book, mailbox, listing.fresh());
                for (Envelope envelope : listing.fresh()) {
                  if (!entered.add(envelope.uid())) {
                    book.accounts().heal(row.id(), row.validity(), envelope.uid());
                  } else if (isPrivate(envelope)) {
                    recorder.enterPrivate(book, row, envelope);
                  } else {
                    Optional<CopyRow> known =
                        first ? Optional.empty() : known(lookalikes, row, envelope, watched);
                    known.ifPresentOrElse(
                        copy -> enter(book, row, envelope, copy, placed),
                        () -> fetch.add(envelope));
                  }
                }
                book.events().touch(placed);
              });
      tell(placed, placed);
    }
    return fetch;
  }

  private void enter(
      Book book, FolderRow row, Envelope envelope, CopyRow known, Set<LetterId> placed) {
    if (known.folder() == row.id() && (known.uid() < 0 || isBack(book, known))) {
      // We moved it here, and the server did not say under which number; or it lay here before and
      // is back, as after a restored backup of the server.
      book.copies().lies(known.id(), row.id(), row.validity(), envelope.uid());
      book.copies().flag(known.id(), envelope.flags());
    } else {
      recorder.enterKnown(book, row, envelope, known);
    }
    known.letter().ifPresent(placed::add);
  }

  /** Where a person has put the letter elsewhere since, its coming back is that person's doing. */
  private boolean isBack(Book book, CopyRow known) {
    return known.goneAt() != null
        && book.copies().everOf(known.letter().orElseThrow()).stream()
            .noneMatch(
                c -> c.mailbox().equals(mailbox) && c.came() == Came.PERSON && c.id() > known.id());
  }

  /** The copy that this one is, by all that the server says of it. */
  private static Optional<CopyRow> known(
      Lookalikes lookalikes, FolderRow row, Envelope envelope, boolean watched) {
    List<CopyRow> alike = lookalikes.of(envelope);
    if (Lookalikes.doubtful(alike)) {
      return Optional.empty(); // Fetched, it says itself which it is.
    }
    // In the inbox a letter of which all copies still lie where they were is a second delivery, and
    // filed as any other.
    return alike.stream()
        .filter(c -> c.goneAt() != null || c.uid() < 0 || !watched)
        .min(
            Comparator.comparing((CopyRow c) -> c.uid() >= 0)
                .thenComparing(c -> c.goneAt() == null)
                .thenComparing(c -> c.folder() != row.id()));
  }

  private boolean isFirst() {
    return !desk.ledger().read(book -> book.copies().any(mailbox));
  }

  /**
   * Other folders in which the ledger believes new letters of the inbox to lie: a person may have
   * brought them back.
   */
  private Set<FolderPath> whereTheySeemToLie(Listing listing, Role role) {
    if ((role != Role.INBOX && role != Role.SENT) || listing.fresh().isEmpty() || isFirst()) {
      return Set.of();
    }
    return desk.ledger()
        .read(
            book -> {
              Set<FolderPath> folders = new TreeSet<>();
              Lookalikes lookalikes = new Lookalikes(book, mailbox, listing.fresh());
              for (Envelope envelope : listing.fresh()) {
                lookalikes.of(envelope).stream()
                    .filter(c -> c.goneAt() == null && c.folder() != listing.row().id())
                    .forEach(c -> folders.add(c.path()));
              }
              return folders;
            });
  }

  private List<Envelope> failedBefore(OpenFolder folder, FolderRow row) throws MailboxException {
    List<Long> uids =
        desk.ledger().read(book -> book.accounts().failures(mailbox)).stream()
            .filter(
                f -> f.folder() == row.id() && f.uid() < row.nextUid() && f.attempts() < ATTEMPTS)
            .map(f -> f.uid())
            .toList();
    if (uids.isEmpty()) {
      return List.of();
    }
    List<Envelope> there = folder.envelopes(uids);
    Set<Long> found = there.stream().map(Envelope::uid).collect(Collectors.toSet());
    desk.ledger()
        .writing(
            book ->
                uids.stream()
                    .filter(uid -> !found.contains(uid))
                    .forEach(uid -> book.accounts().heal(row.id(), row.validity(), uid)));
    return there;
  }

  /** Letters that are gone or marked otherwise since the last look. */
  private void noticeChanges(OpenFolder folder, FolderRow row, FolderState state)
      throws MailboxException {
    List<CopyRow> copies =
        desk.ledger().read(book -> book.copies().in(row.id())).stream()
            .filter(c -> c.uid() > 0)
            .toList();
    if (copies.isEmpty()) {
      return;
    }
    boolean sameMarks = row.modseq() >= 0 && row.modseq() == state.highestModSeq();
    if (sameMarks && row.messages() == state.messages() && row.nextUid() == state.uidNext()) {
      return;
    }
    Map<Long, CopyRow> byUid = new HashMap<>();
    copies.forEach(c -> byUid.put(c.uid(), c));
    Changes changes = folder.changesSince(row.modseq(), byUid.keySet());
    try (IndexKeeper.Change change = desk.keeper().begin()) {
      Set<LetterId> moved = new TreeSet<>();
      Set<LetterId> marked = new TreeSet<>();
      desk.ledger()
          .writing(
              book -> {
                for (long uid : changes.vanished()) {
                  gone(book, byUid.get(uid), moved);
                }
                changes
                    .flags()
                    .forEach(
                        (uid, flags) -> {
                          CopyRow copy = byUid.get(uid);
                          if (copy != null && !copy.flags().equals(flags)) {
                            book.copies().flag(copy.id(), flags);
                            copy.letter().ifPresent(marked::add);
                          }
                        });
                book.events().touch(moved);
                book.events().touch(marked);
              });
      tell(moved, marked);
    }
  }

  private void gone(Book book, @Nullable CopyRow copy, Set<LetterId> letters) {
    if (copy != null) {
      book.copies().gone(copy.id(), desk.now());
      copy.letter().ifPresent(letters::add);
    }
  }

  private void tell(Collection<LetterId> moved, Collection<LetterId> marked) {
    Indexer indexer = new Indexer(desk);
    desk.ledger()
        .read(
            book -> {
              indexer.place(book, moved);
              marked.forEach(id -> indexer.flag(book, id));
              return true;
            });
  }

  /** The folder was numbered anew: its letters are recognised by Message-ID, size and arrival. */
  private FolderRow renumber(OpenFolder folder, FolderRow row, FolderState state)
      throws MailboxException {
    LOG.warn(
        "folder.renumbered mailbox={} folder={} validity={} before={}",
        mailbox,
        row.path(),
        state.uidValidity(),
        row.validity());
    List<Envelope> there = folder.envelopes(1, Long.MAX_VALUE);
    try (IndexKeeper.Change change = desk.keeper().begin()) {
      Set<LetterId> moved = new TreeSet<>();
      FolderRow renumbered =
          desk.ledger()
              .write(
                  book -> {
                    Map<Trait, Deque<CopyRow>> before = new LinkedHashMap<>();
                    for (CopyRow copy : book.copies().in(row.id())) {
                      before.computeIfAbsent(Trait.of(copy), t -> new ArrayDeque<>()).add(copy);
                    }
                    for (Envelope envelope : there) {
                      CopyRow copy = before.getOrDefault(Trait.of(envelope), NO_COPIES).poll();
                      if (copy != null) {
                        book.copies()
                            .lies(copy.id(), row.id(), state.uidValidity(), envelope.uid());
                        book.copies().flag(copy.id(), envelope.flags());
                      }
                    }
                    before.values().forEach(q -> q.forEach(copy -> gone(book, copy, moved)));
                    book.accounts().healFolder(row.id());
                    book.events().touch(moved);
                    book.folders().lookedAt(row.id(), state.uidValidity(), 1, -1, 0);
                    return book.folders().find(mailbox, row.path()).orElseThrow();
                  });
      tell(moved, Set.of());
      return renumbered;
    }
  }

  /**
   * Remembers how far the look went, by what the server said before it began: what came since is
   * looked at next.
   */
  private void lookedAt(FolderRow row, FolderState state) {
    desk.ledger()
        .writing(
            book ->
                book.folders()
                    .lookedAt(
                        row.id(),
                        state.uidValidity(),
                        Math.max(row.nextUid(), state.uidNext()),
                        state.highestModSeq(),
                        state.messages()));
  }
}
