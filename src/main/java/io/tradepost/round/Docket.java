package io.tradepost.round;

import io.tradepost.filing.Ours;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.Turns.KnownTurn;
import io.tradepost.ledger.Turns.TurnCopy;
import io.tradepost.ledger.Turns.TurnDecision;
import io.tradepost.ledger.Turns.TurnRow;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.reply.Conversation;
import io.tradepost.reply.Correspondence;
import io.tradepost.reply.Settlement;
import io.tradepost.reply.Subject;
import io.tradepost.reply.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The conversations as the reply clock wants them, put together from the ledger. What a letter is
 * follows from where it is filed now, so that a person's move counts at once.
 */
public final class Docket {
  private static final Logger LOG = LoggerFactory.getLogger(Docket.class);
  private static final int BATCH = 200;

  private final Desk desk;
  private final Ours ours;
  private final Duration newThread;
  private final @Nullable FolderPath noReplyFolder;

  /**
   * @param newThread how long an answer that begins a new thread still counts
   * @param noReplyFolder letters in it need no answer; null where there is no such folder
   */
  public Docket(Desk desk, Ours ours, Duration newThread, @Nullable FolderPath noReplyFolder) {
    this.desk = desk;
    this.ours = ours;
    this.newThread = newThread;
    this.noReplyFolder = noReplyFolder;
  }

  /** Every conversation in which a customer wrote. */
  public List<Conversation> all() {
    return desk.ledger()
        .read(
            book ->
                conversations(
                    book,
                    book.turns().all(),
                    book.turns().allCopies(),
                    book.turns().allDecisions()));
  }

  /**
   * The conversations of these letters alone. Only their customers' letters are looked at besides,
   * as one of them may be an answer in a new thread.
   */
  public List<Conversation> of(Collection<LetterId> letters) {
    return desk.ledger().read(book -> of(book, letters));
  }

  private List<Conversation> of(Book book, Collection<LetterId> letters) {
    Set<String> wanted = new LinkedHashSet<>();
    for (LetterId letter : letters) {
      book.letters().find(letter).ifPresent(row -> wanted.add(row.conversation()));
    }
    Set<String> around = new LinkedHashSet<>(wanted);
    book.turns().decisionsIn(wanted).stream()
        .map(TurnDecision::customer)
        .filter(customer -> !customer.isEmpty())
        .distinct()
        .forEach(customer -> around.addAll(book.turns().conversationsOf(customer)));
    return conversations(
            book,
            book.turns().in(around),
            book.turns().copiesIn(around),
            book.turns().decisionsIn(around))
        .stream()
        .filter(c -> wanted.contains(c.name()))
        .toList();
  }

  private List<Conversation> conversations(
      Book book, List<KnownTurn> letters, List<TurnCopy> copies, List<TurnDecision> decisions) {
    Places places = new Places(book, desk.register(), noReplyFolder, copies, decisions);
    Writers writers = new Writers(desk.register().directory(), ours);
    Map<String, List<Turn>> byConversation = new HashMap<>();
    Set<String> withCustomer = new HashSet<>();
    for (KnownTurn letter : letters) {
      Turn turn = turn(letter, places, writers);
      if (turn != null) {
        byConversation.computeIfAbsent(letter.conversation(), c -> new ArrayList<>(4)).add(turn);
        if (turn.side() == Turn.Side.CUSTOMER) {
          withCustomer.add(letter.conversation());
        }
      }
    }
    List<Settlement> settlements = book.settlements().all();
    return Correspondence.of(byConversation, settlements, writers.owners(), newThread).stream()
        .filter(c -> withCustomer.contains(c.name()))
        .toList();
  }

  /** Null for a letter that never lay in a mailbox. */
  private static @Nullable Turn turn(KnownTurn letter, Places places, Writers writers) {
    TurnRow row = letter.turn();
    Places.Place place = places.of(row.letter());
    if (place == null) {
      return null;
    }
    Set<String> customers;
    Turn.Side side;
    if (writers.ours(row.from(), letter.sent())) {
      side = Turn.Side.OURS;
      customers = writers.customersOf(row.to(), row.cc(), place.customers());
    } else {
      customers =
          place.decided() ? writers.surviving(place.customers()) : writers.customersOf(row.from());
      side = customers.isEmpty() ? Turn.Side.OTHER : Turn.Side.CUSTOMER;
    }
    return new Turn(
        row.letter(),
        letter.messageId(),
        row.answers(),
        place.arrived(),
        side,
        row.from(),
        row.to(),
        row.cc(),
        customers,
        place.mailboxes(),
        letter.subject(),
        row.automation(),
        row.remarks(),
        Subject.isForward(letter.subject()),
        place.noReplyNeeded());
  }

  /**
   * Reads letters out of the vault that were taken in before the reply clock was there, or by other
   * rules; each once. A letter whose bytes are gone is passed over, and counted.
   *
   * @return how many could not be read
   */
  public long complete() {
    String rules = desk.replies().rules();
    List<LetterId> stale = desk.ledger().read(book -> book.turns().stale(rules));
    long unread = 0;
    for (int from = 0; from < stale.size(); from += BATCH) {
      List<Optional<TurnRow>> rows =
          read(stale.subList(from, Math.min(stale.size(), from + BATCH)));
      desk.ledger().writing(book -> rows.forEach(row -> row.ifPresent(book.turns()::enter)));
      unread += rows.stream().filter(Optional::isEmpty).count();
    }
    if (!stale.isEmpty()) {
      LOG.info("replies.completed letters={} unread={}", stale.size() - unread, unread);
    }
    return unread;
  }

  private List<Optional<TurnRow>> read(List<LetterId> letters) {
    Indexer indexer = new Indexer(desk);
    List<Callable<Optional<TurnRow>>> jobs =
        letters.stream()
            .<Callable<Optional<TurnRow>>>map(id -> () -> indexer.read(id).map(desk.replies()::of))
            .toList();
    return Workers.all(desk.workers(), jobs);
  }
}
