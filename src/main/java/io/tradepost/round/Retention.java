package io.tradepost.round;

import io.tradepost.customer.Customer;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Decisions.DecisionRow;
import io.tradepost.ledger.Events.EventRow;
import io.tradepost.ledger.LetGo.Bytes;
import io.tradepost.letter.LetterId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long letters are kept that somebody deleted on the server, and which are kept whatever their
 * age, because the company must be able to show them.
 */
public final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final Desk desk;
  private final Set<String> heldCustomers;

  /**
   * @param heldCustomers whose letters are never let go, each named as the customer file names it
   */
  public Retention(Desk desk, Set<String> heldCustomers) {
    this.desk = desk;
    this.heldCustomers = Set.copyOf(heldCustomers);
  }

  /** Held customers whom the customer file does not know. */
  public List<String> unknown() {
    return heldCustomers.stream()
        .filter(name -> desk.register().directory().find(name).isEmpty())
        .sorted()
        .toList();
  }

  /**
   * Lets letters go that lie on the server no longer; backups leave them out from now on. Gives how
   * many.
   *
   * @param before they were gone by then
   */
  public long letGo(String mailbox, Instant before) {
    Set<String> held =
        heldCustomers.stream()
            .flatMap(name -> desk.register().directory().find(name).stream())
            .map(Customer::key)
            .collect(Collectors.toSet());
    List<LetterId> due =
        desk.ledger()
            .read(
                book ->
                    book.letGo().goneSince(mailbox, before).stream()
                        .filter(id -> customers(book, id).noneMatch(held::contains))
                        .toList());
    for (LetterId id : due) {
      desk.ledger()
          .writing(
              book -> {
                book.letGo().enter(mailbox, id, desk.now());
                book.events()
                    .enter(new EventRow(desk.now(), mailbox, id, "let-go", List.of(mailbox)));
              });
    }
    if (!due.isEmpty()) {
      LOG.info("retention.let-go mailbox={} letters={}", mailbox, due.size());
    }
    return due.size();
  }

  /** Every customer whom the letter, a place of it or its conversation has to do with. */
  private Stream<String> customers(Book book, LetterId id) {
    Set<String> keys = new TreeSet<>();
    book.letters()
        .find(id)
        .ifPresent(row -> keys.addAll(book.decisions().customersOf(row.conversation(), id)));
    for (DecisionRow row : book.decisions().of(id)) {
      Indexer.categories(row.decision())
          .forEach(c -> keys.add(desk.register().facts(c).customer()));
    }
    book.copies().everOf(id).stream()
        .map(CopyRow::path)
        .map(desk.register()::categoryAt)
        .flatMap(Optional::stream)
        .forEach(c -> keys.add(desk.register().facts(c).customer()));
    return keys.stream();
  }

  /**
   * Drops the bytes of letters that were let go, once the year's backups stand without them. While
   * no pass is under way over the mailbox: a letter that somebody brings back just now must not
   * lose its bytes.
   */
  public void drop(String mailbox, int year) {
    List<Bytes> bytes = desk.ledger().read(book -> book.letGo().undropped(mailbox, year));
    if (bytes.isEmpty()) {
      return;
    }
    desk.vault().drop(mailbox, year, bytes.stream().map(Bytes::sha256).toList());
    List<LetterId> letters = bytes.stream().map(Bytes::letter).distinct().toList();
    desk.ledger()
        .writing(
            book -> {
              bytes.forEach(b -> book.letGo().dropped(mailbox, b));
              book.events().touch(letters);
            });
    new Indexer(desk).put(letters, done -> {});
    desk.keeper().index().refresh();
    desk.keeper().commit();
    LOG.info("retention.dropped mailbox={} year={} letters={}", mailbox, year, letters.size());
  }
}
