package io.tradepost.round;

import io.tradepost.customer.Customer;
import io.tradepost.customer.Grade;
import io.tradepost.filing.Lesson;
import io.tradepost.filing.Reason;
import io.tradepost.filing.Rulebook;
import io.tradepost.filing.Teaching;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.Copies.Moved;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Events.EventRow;
import io.tradepost.ledger.Outcome;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws the lesson from letters that people moved: they stay, and the sender's next one goes there
 * as well.
 */
final class PeopleMoves {
  private static final Logger LOG = LoggerFactory.getLogger(PeopleMoves.class);

  private final Desk desk;
  private final String mailbox;
  private final Indexer indexer;

  PeopleMoves(Desk desk, String mailbox) {
    this.desk = desk;
    this.mailbox = mailbox;
    this.indexer = new Indexer(desk);
  }

  /**
   * Notices the moves since the last look.
   *
   * @param special folders that teach nothing: Sent, Drafts, Junk, Trash
   */
  void notice(Set<FolderPath> special) {
    List<Moved> moves = desk.ledger().read(book -> book.copies().movedByPeople(mailbox));
    List<LetterId> letters = new ArrayList<>();
    for (Moved move : moves) {
      LetterId id = move.to().letter().orElseThrow();
      Optional<Letter> letter = indexer.read(move.to());
      Teaching teaching =
          letter
              .map(
                  l ->
                      desk.register()
                          .rulebook()
                          .teach(
                              l,
                              desk.register().knowledge(mailbox, Set.of()),
                              new Rulebook.Move(move.from().path(), move.to().path(), special)))
              .orElseGet(() -> new Teaching.Nothing(Reason.of("teach.unread")));
      desk.register().transact(book -> learn(book, move, id, teaching));
      LOG.info(
          "letter.moved-by-person mailbox={} letter={} from={} to={} lesson={}",
          mailbox,
          id,
          move.from().path(),
          move.to().path(),
          teaching.getClass().getSimpleName());
      letters.add(id);
    }
    if (!letters.isEmpty()) {
      try (IndexKeeper.Change change = desk.keeper().begin()) {
        indexer.put(letters, n -> {});
      }
    }
  }

  private boolean learn(Book book, Moved move, LetterId id, Teaching teaching) {
    CopyRow to = move.to();
    book.copies().noticed(move.from().id());
    book.copies().noticed(to.id());
    if (to.outcome() != Outcome.OURS) {
      book.copies().settle(to.id(), Outcome.LEFT, Reason.of("left.person"), desk.now());
    }
    List<String> places = List.of(move.from().path().toString(), to.path().toString());
    book.events().enter(new EventRow(desk.now(), mailbox, id, "person-moved", places));
    switch (teaching) {
      case Teaching.CustomerAddress(var key, var address) -> {
        forgetElsewhere(book, key, address);
        desk.register().directory().find(key).ifPresent(c -> enter(book, learned(c, address)));
        event(book, id, "learned-customer", address, key);
      }
      case Teaching.NewCustomer newCustomer -> {
        Customer customer = customer(newCustomer);
        book.customers().enter(customer, true);
        book.customers().leaf(customer.key(), newCustomer.folder().name());
        event(book, id, "learned-new-customer", newCustomer.sender().key(), newCustomer.company());
      }
      case Teaching.Placement(var address, var folder) -> {
        forgetElsewhere(book, "", address);
        book.lessons().enter(new Lesson(address, folder, mailbox, desk.now()));
        event(book, id, "learned-place", address, folder.toString());
      }
      case Teaching.Nothing(var why) ->
          event(
              book,
              id,
              "learned-nothing",
              Stream.concat(Stream.of(why.key()), why.arguments().stream()).toArray(String[]::new));
    }
    return true;
  }

  private void event(Book book, LetterId id, String what, String... arguments) {
    book.events().enter(new EventRow(desk.now(), mailbox, id, what, List.of(arguments)));
  }

  private static void enter(Book book, Customer customer) {
    book.customers().enter(customer, false);
  }

  /** An address is learned for one customer only, or for a folder. */
  private void forgetElsewhere(Book book, String exceptKey, String address) {
    book.lessons().forget(address);
    for (Customer customer : desk.register().directory().customers()) {
      if (!customer.key().equals(exceptKey) && customer.learned().contains(address)) {
        Set<String> rest = new HashSet<>(customer.learned());
        rest.remove(address);
        enter(book, withLearned(customer, rest));
      }
    }
  }

  private static Customer learned(Customer customer, String address) {
    Set<String> learned = new HashSet<>(customer.learned());
    learned.add(address);
    return withLearned(customer, learned);
  }

  private static Customer withLearned(Customer c, Set<String> learned) {
    return new Customer(
        c.key(),
        c.code(),
        c.name(),
        c.shortName(),
        c.country(),
        c.domains(),
        c.addresses(),
        learned,
        c.grade(),
        c.owner(),
        c.provisional(),
        c.details(),
        c.mergedInto());
  }

  private Customer customer(Teaching.NewCustomer newCustomer) {
    String base = "new-" + Digests.of(List.of(newCustomer.folder().toString())).substring(0, 8);
    return new Customer(
        base,
        "",
        newCustomer.company(),
        newCustomer.company(),
        newCustomer.country(),
        Set.of(),
        Set.of(),
        Set.of(newCustomer.sender().key()),
        Grade.C,
        mailbox,
        true,
        Map.of("source", "folder made by " + mailbox),
        "");
  }
}
