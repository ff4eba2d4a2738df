package io.tradepost.round;

import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.FolderRow;
import io.tradepost.ledger.Intents.Intent;
import io.tradepost.ledger.Intents.Item;
import io.tradepost.ledger.Intents.Kind;
import io.tradepost.mailbox.Envelope;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.FolderState;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.MoveOutcome.Fate;
import io.tradepost.mailbox.OpenFolder;
import io.tradepost.mailbox.Removal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off the intents that a crash or a lost connection left open: finds out on the server what
 * was done of each and enters it. What was not done is left to the next filing; what was half done
 * (copied, not yet removed) is ended.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  /**
   * A server goes on with a command whose sender has died, and shows nothing of it before its end.
   * A letter that is still in the source and not yet in the target counts as not brought only when
   * the command has had this long, and so much longer for each of its letters.
   */
  private static final Duration SETTLING = Duration.ofSeconds(5);

  private static final Duration SETTLING_EACH = Duration.ofMillis(5);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final Desk desk;
  private final String mailbox;
  private final Mover mover;

  Recovery(Desk desk, String mailbox, Mover mover) {
    this.desk = desk;
    this.mailbox = mailbox;
    this.mover = mover;
  }

  /** Works off all open intents of the mailbox, the oldest first; gives how many there were. */
  int workOff(ImapConnection connection) throws MailboxException {
    List<Intent> open = desk.ledger().read(book -> book.intents().open(mailbox));
    for (Intent intent : open) {
      switch (intent.kind()) {
        case MOVE, COPY -> workOff(connection, intent);
        case REMOVE -> new CopyRemoval(desk, mailbox).workOff(connection, intent);
      }
    }
    return open.size();
  }

  private void workOff(ImapConnection connection, Intent intent) throws MailboxException {
    List<CopyRow> copies = openCopies(intent);
    Findings findings = look(connection, intent, copies);
    Instant settled = settled(intent);
    while (!findings.undone().isEmpty() && desk.now().isBefore(settled) && pause()) {
      findings = look(connection, intent, copies);
    }
    LOG.info(
        "intent.recovered mailbox={} intent={} kind={} letters={} undone={}",
        mailbox,
        intent.id(),
        intent.kind(),
        copies.size(),
        findings.undone().size());
    Map<Long, Fate> fates = endHalfDone(connection, intent, findings);
    List<CopyRow> undone = findings.undone();
    List<CopyRow> done = copies.stream().filter(c -> fates.containsKey(c.uid())).toList();
    desk.ledger()
        .writing(
            book -> {
              undone.forEach(copy -> book.intents().item(intent.id(), copy.id(), "void", 0));
              if (done.isEmpty()) {
                book.intents().close(intent.id(), desk.now());
              }
            });
    if (!done.isEmpty()) {
      FolderRow target = mover.ensure(connection, intent.target());
      mover.settle(intent.id(), intent.kind(), intent.purpose(), target, done, fates);
    }
  }

  private List<CopyRow> openCopies(Intent intent) {
    return desk.ledger()
        .read(
            book ->
                intent.items().stream()
                    .filter(item -> item.outcome().equals("open"))
                    .map(Item::copy)
                    .flatMap(id -> book.copies().find(id).stream())
                    .toList());
  }

  /** Until when the server may still be at it; a clock that was put back makes it no longer. */
  private Instant settled(Intent intent) {
    Instant now = desk.now();
    Instant begun = intent.at().isAfter(now) ? now : intent.at();
    return begun.plus(SETTLING).plus(SETTLING_EACH.multipliedBy(intent.items().size()));
  }

  private static boolean pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Where an intent's letters were found.
   *
   * @param fates of those that the intent is over for, by their UID in the source
   * @param halfDone those in the target that should have left the source and have not
   * @param undone those in the source alone
   */
  private record Findings(Map<Long, Fate> fates, List<CopyRow> halfDone, List<CopyRow> undone) {}

  /** Looks where the letters lie. */
  private Findings look(ImapConnection connection, Intent intent, List<CopyRow> copies)
      throws MailboxException {
    // The source first: what has left it must be in the target by then. The other way round, a
    // letter moved between the two looks would be found nowhere.
    Optional<Set<Long>> source = inSource(connection, intent, copies);
    Map<Trait, Deque<Fate.Moved>> arrived = arrivals(connection, intent);
    Findings findings = new Findings(new HashMap<>(), new ArrayList<>(), new ArrayList<>());
    List<CopyRow> there = new ArrayList<>();
    for (CopyRow copy : copies) {
      if (source.isPresent() && !source.get().contains(copy.uid())) {
        findings.fates().put(copy.uid(), arrival(arrived, copy).orElseGet(Fate.Gone::new));
      } else {
        there.add(copy);
      }
    }
    // Of letters that look the same, what arrived is first of all what has left the source.
    for (CopyRow copy : there) {
      Optional<Fate> arrival = arrival(arrived, copy);
      arrival.ifPresentOrElse(
          fate -> findings.fates().put(copy.uid(), fate), () -> findings.undone().add(copy));
      if (arrival.isPresent() && intent.kind() == Kind.MOVE && source.isPresent()) {
        findings.halfDone().add(copy);
      }
    }
    return findings;
  }

  private static Optional<Fate> arrival(Map<Trait, Deque<Fate.Moved>> arrived, CopyRow copy) {
    return Optional.ofNullable(arrived.get(Trait.of(copy))).map(Deque::poll);
  }

  /** The source's UIDs; empty where it was numbered anew since, and so nothing can be said. */
  private static Optional<Set<Long>> inSource(
      ImapConnection connection, Intent intent, List<CopyRow> copies) throws MailboxException {
    if (copies.isEmpty()) {
      return Optional.of(Set.of());
    }
    FolderPath source = copies.getFirst().path();
    try (OpenFolder folder = connection.open(source, true)) {
      boolean sameNumbers = folder.state().uidValidity() == intent.sourceValidity();
      return sameNumbers ? Optional.of(folder.uids()) : Optional.empty();
    } catch (MailboxException e) {
      if (e.kind() != MailboxException.Kind.FOLDER_GONE) {
        throw e;
      }
      return Optional.of(Set.of());
    }
  }

  /** What came into the target since the intent was written and the ledger does not know of. */
  private Map<Trait, Deque<Fate.Moved>> arrivals(ImapConnection connection, Intent intent)
      throws MailboxException {
    Map<Trait, Deque<Fate.Moved>> arrivals = new HashMap<>();
    try (OpenFolder folder = connection.open(intent.target(), true)) {
      FolderState state = folder.state();
      long from = state.uidNext() < intent.targetNextUid() ? 1 : intent.targetNextUid();
      Optional<FolderRow> row =
          desk.ledger().read(book -> book.folders().find(mailbox, intent.target()));
      for (Envelope envelope : folder.envelopes(from, OpenFolder.LAST)) {
        boolean known =
            row.isPresent()
                && desk.ledger()
                    .read(
                        book ->
                            book.copies()
                                .at(row.get().id(), state.uidValidity(), envelope.uid())
                                .isPresent());
        if (!known) {
          arrivals
              .computeIfAbsent(Trait.of(envelope), t -> new ArrayDeque<>())
              .add(new Fate.Moved(state.uidValidity(), envelope.uid()));
        }
      }
    } catch (MailboxException e) {
      if (e.kind() != MailboxException.Kind.FOLDER_GONE) {
        throw e;
      }
    }
    return arrivals;
  }

  /** Takes those that arrived out of the source; gives what has become of every letter. */
  private static Map<Long, Fate> endHalfDone(
      ImapConnection connection, Intent intent, Findings findings) throws MailboxException {
    Map<Long, Fate> fates = new HashMap<>(findings.fates());
    if (findings.halfDone().isEmpty()) {
      return fates;
    }
    List<Long> uids = findings.halfDone().stream().map(CopyRow::uid).toList();
    try (OpenFolder folder = connection.open(findings.halfDone().getFirst().path(), false)) {
      if (folder.state().uidValidity() != intent.sourceValidity()) {
        return fates;
      }
      Removal removal = folder.remove(uids);
      for (long uid : uids) {
        if (!removal.removed().contains(uid) && fates.get(uid) instanceof Fate.Moved moved) {
          // Without UIDPLUS it stays until the person's program compacts the folder.
          fates.put(
              uid,
              new Fate.Copied(moved.uidValidity(), moved.newUid(), removal.marked().contains(uid)));
        }
      }
    }
    return fates;
  }
}
