package io.tradepost.round;

import io.tradepost.filing.Reason;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Events.EventRow;
import io.tradepost.ledger.Intents.Intent;
import io.tradepost.ledger.Intents.Item;
import io.tradepost.ledger.Outcome;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.OpenFolder;
import io.tradepost.mailbox.Removal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Removes copies that the agent made of letters that lie elsewhere too; written down before. */
final class CopyRemoval {
  private final Desk desk;
  private final String mailbox;

  CopyRemoval(Desk desk, String mailbox) {
    this.desk = desk;
    this.mailbox = mailbox;
  }

  /**
   * Removes the copies that an intent made.
   *
   * @param made their items in that intent
   */
  void remove(ImapConnection connection, Intent filing, List<CopyRow> copies, List<Item> made)
      throws MailboxException {
    FolderPath folder = filing.target();
    try (OpenFolder open = connection.open(folder, false)) {
      long removal =
          desk.ledger()
              .write(
                  book ->
                      book.intents()
                          .openRemoval(
                              mailbox,
                              copies.getFirst().folder(),
                              open.state().uidValidity(),
                              folder,
                              desk.now(),
                              made));
      List<Long> uids = copies.stream().map(CopyRow::uid).toList();
      settle(removal, made, open.remove(uids));
    }
  }

  /** After a crash: enters which of the copies are gone; the others stay. */
  void workOff(ImapConnection connection, Intent removal) throws MailboxException {
    Set<Long> there = Set.of();
    try (OpenFolder open = connection.open(removal.target(), true)) {
      if (open.state().uidValidity() == removal.sourceValidity()) {
        there = open.uids();
      }
    } catch (MailboxException e) {
      if (e.kind() != MailboxException.Kind.FOLDER_GONE) {
        throw e;
      }
    }
    List<Item> open = removal.items().stream().filter(i -> i.outcome().equals("open")).toList();
    Set<Long> removed = open.stream().map(Item::uid).collect(Collectors.toSet());
    removed.removeAll(there);
    settle(removal.id(), open, new Removal(Set.of(), removed));
  }

  private void settle(long removal, List<Item> items, Removal done) {
    try (IndexKeeper.Change change = desk.keeper().begin()) {
      Set<LetterId> letters = new TreeSet<>();
      desk.ledger()
          .writing(
              book -> {
                for (Item item : items) {
                  settleOne(book, removal, item, done, letters);
                }
                book.intents().close(removal, desk.now());
              });
      Indexer indexer = new Indexer(desk);
      desk.ledger()
          .read(
              book -> {
                indexer.place(book, letters);
                return true;
              });
    }
  }

  private void settleOne(Book book, long removal, Item item, Removal done, Set<LetterId> letters) {
    CopyRow made = book.copies().find(item.made()).orElseThrow();
    // The copy's own number: a filing's item has that of the letter it was made from.
    boolean removed = done.removed().contains(made.uid());
    boolean marked = done.marked().contains(made.uid());
    if (!removed && !marked) {
      book.intents().item(removal, item.copy(), "void", item.made());
      return;
    }
    if (removed) {
      book.copies().gone(made.id(), desk.now());
      book.copies().noticed(made.id());
    } else {
      // Without UIDPLUS it lies there until the person's program compacts the folder.
      Set<String> flags = new HashSet<>(made.flags());
      flags.add("\\Deleted");
      book.copies().flag(made.id(), flags);
    }
    book.copies().settle(item.copy(), Outcome.LEFT, Reason.of("left.undone"), desk.now());
    book.intents().item(removal, item.copy(), "done", item.made());
    made.letter()
        .ifPresent(
            letter -> {
              letters.add(letter);
              book.events()
                  .enter(
                      new EventRow(
                          desk.now(),
                          mailbox,
                          letter,
                          "copy-removed",
                          List.of(made.path().toString())));
            });
  }
}
