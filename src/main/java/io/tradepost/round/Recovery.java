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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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
   * A server goes on with a command whose sender has died. A letter that is not yet in the target
   * counts as not brought only when the command has had this long.
   */
  private static final Duration SETTLING = Duration.ofSeconds(5);

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
      workOff(connection, intent);
    }
    return open.size();
  }

  private void workOff(ImapConnection connection, Intent intent) throws MailboxException {
    List<CopyRow> copies =
        desk.ledger()
            .read(
                book ->
                    intent.items().stream()
                        .filter(item -> item.outcome().equals("open"))
                        .map(Item::copy)
                        .flatMap(id -> book.copies().find(id).stream())
                        .toList());
    Map<Long, Fate> found = new HashMap<>();
    List<CopyRow> missing = look(connection, intent, copies, found);
    while (!missing.isEmpty() && desk.now().isBefore(intent.at().plus(SETTLING)) && pause()) {
      missing = look(connection, intent, missing, found);
    }
    Set<CopyRow> undone = new HashSet<>(missing);
    List<CopyRow> done = copies.stream().filter(c -> !undone.contains(c)).toList();
    LOG.info(
        "intent.recovered mailbox={} intent={} kind={} letters={} undone={}",
        mailbox,
        intent.id(),
        intent.kind(),
        copies.size(),
        undone.size());
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
      mover.settle(intent.id(), intent.kind(), intent.purpose(), target, done, found);
    }
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

  /** Looks where the letters lie; gives those that lie in the source and not in the target. */
  private List<CopyRow> look(
      ImapConnection connection, Intent intent, List<CopyRow> copies, Map<Long, Fate> found)
      throws MailboxException {
    Map<Trait, Deque<Fate>> arrived = arrivals(connection, intent);
    FolderPath source = copies.getFirst().path();
    List<CopyRow> missing = new ArrayList<>();
    List<Long> halfDone = new ArrayList<>();
    try (OpenFolder folder = connection.open(source, false)) {
      boolean sameNumbers = folder.state().uidValidity() == intent.sourceValidity();
      Set<Long> there = sameNumbers ? folder.uids() : Set.of();
      for (CopyRow copy : copies) {
        Optional<Fate> place = Optional.ofNullable(arrived.get(Trait.of(copy))).map(Deque::poll);
        boolean inSource = there.contains(copy.uid());
        if (place.isPresent()) {
          found.put(copy.uid(), place.get());
          if (intent.kind() == Kind.MOVE && inSource) {
            halfDone.add(copy.uid());
          }
        } else if (inSource || !sameNumbers) {
          missing.add(copy);
        } else {
          found.put(copy.uid(), new Fate.Gone());
        }
      }
      for (long uid : halfDone) {
        folder.remove(uid);
      }
    } catch (MailboxException e) {
      if (e.kind() != MailboxException.Kind.FOLDER_GONE) {
        throw e;
      }
      copies.forEach(copy -> found.putIfAbsent(copy.uid(), new Fate.Gone()));
    }
    return missing;
  }

  /** What came into the target since the intent was written and the ledger does not know of. */
  private Map<Trait, Deque<Fate>> arrivals(ImapConnection connection, Intent intent)
      throws MailboxException {
    Map<Trait, Deque<Fate>> arrivals = new HashMap<>();
    try (OpenFolder folder = connection.open(intent.target(), true)) {
      FolderState state = folder.state();
      long from = state.uidNext() < intent.targetNextUid() ? 1 : intent.targetNextUid();
      Optional<FolderRow> row =
          desk.ledger().read(book -> book.folders().find(mailbox, intent.target()));
      for (Envelope envelope : folder.envelopes(from, Long.MAX_VALUE)) {
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
}
