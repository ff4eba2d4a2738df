package io.tradepost.round;

import io.tradepost.archive.PackedLetter;
import io.tradepost.archive.old.OldLetter;
import io.tradepost.ledger.Archived.ArchivedRow;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.Events.EventRow;
import io.tradepost.ledger.Letters.LetterRow;
import io.tradepost.letter.Address;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.Role;
import io.tradepost.reply.Conversations;
import io.tradepost.search.IndexedLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Takes letters out of old mail files into vault, ledger and index, in this order, as batches: one
 * that a crash cuts short is not there or there whole, and a second run finds the rest. Nothing is
 * filed, and no answer is owed for them.
 */
final class OldLetters {
  private final Desk desk;
  private final String mailbox;
  private final Indexer indexer;

  OldLetters(Desk desk, String mailbox) {
    this.desk = desk;
    this.mailbox = mailbox;
    this.indexer = new Indexer(desk);
  }

  /**
   * A letter that was read and packed, where it is to lie, and what follows from it by itself.
   *
   * @param conversation the name of the conversation that its links make
   */
  record Read(
      boolean rebuilt,
      ArchivedRow row,
      Letter letter,
      PackedLetter packed,
      SequencedSet<String> links,
      String conversation,
      List<String> orders) {
    FolderPath folder() {
      return row.path();
    }
  }

  /** Reads a letter while its bytes are at hand. */
  Read read(OldLetter old) throws java.io.IOException {
    Letter letter = desk.reader().read(old.raw());
    Instant arrived = old.arrival().of(letter, desk.now());
    ArchivedRow row =
        new ArchivedRow(
            mailbox,
            old.folder(),
            letter.id(),
            letter.messageId(),
            letter.sha256(),
            desk.year(arrived),
            letter.size(),
            arrived,
            old.flags());
    SequencedSet<String> links = desk.replies().links(letter);
    return new Read(
        old.rebuilt(),
        row,
        letter,
        PackedLetter.of(letter.sha256(), old.raw()),
        links,
        Conversations.name(links),
        desk.orders().in(letter));
  }

  /** Takes a batch in; gives for each letter whether it was new, in their order. */
  List<Boolean> take(List<Read> batch) {
    List<Boolean> fresh =
        desk.ledger().read(book -> batch.stream().map(r -> isNew(book, r)).toList());
    Map<Integer, List<PackedLetter>> byYear = new TreeMap<>();
    for (int i = 0; i < batch.size(); i++) {
      if (fresh.get(i)) {
        byYear
            .computeIfAbsent(batch.get(i).row().vaultYear(), y -> new ArrayList<>())
            .add(batch.get(i).packed());
      }
    }
    if (byYear.isEmpty()) {
      return fresh;
    }
    byYear.forEach((year, letters) -> desk.vault().store(mailbox, year, letters));
    try (IndexKeeper.Change change = desk.keeper().begin()) {
      List<LetterId> joined = new ArrayList<>();
      List<Boolean> entered = new ArrayList<>();
      List<IndexedLetter> documents =
          desk.ledger().write(book -> enter(book, batch, fresh, entered, joined));
      List<Callable<Boolean>> puts =
          documents.stream()
              .<Callable<Boolean>>map(
                  document ->
                      () -> {
                        desk.keeper().index().put(document);
                        return true;
                      })
              .toList();
      Workers.all(desk.workers(), puts);
      indexer.join(joined);
      indexer.joinedMeanwhile(documents);
      return entered;
    }
  }

  private List<IndexedLetter> enter(
      Book book,
      List<Read> batch,
      List<Boolean> fresh,
      List<Boolean> entered,
      List<LetterId> joined) {
    List<Read> letters = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Read read = batch.get(i);
      // The same letter may stand in the batch before.
      boolean isNew = fresh.get(i) && isNew(book, read);
      if (isNew) {
        enter(book, read, joined);
        letters.add(read);
      }
      entered.add(isNew);
    }
    book.events().touch(joined);
    return letters.stream().map(r -> indexer.document(book, r.letter(), r.orders())).toList();
  }

  private void enter(Book book, Read read, List<LetterId> joined) {
    Letter letter = read.letter();
    book.letters()
        .enter(
            new LetterRow(
                letter.id(),
                letter.messageId(),
                Recorder.conversation(book, read.links(), read.conversation(), joined),
                Role.named(read.folder().name()) == Role.SENT,
                letter.subject(),
                letter.writer().map(Address::key).orElse("")));
    Instant now = desk.now();
    book.archived().enter(read.row(), now);
    book.events()
        .enter(
            new EventRow(now, mailbox, letter.id(), "imported", List.of(read.folder().toString())));
  }

  /**
   * Whether the letter is to be entered: the mailbox has it nowhere, or only in other folders of
   * the same old files, where it lay twice.
   */
  private boolean isNew(Book book, Read read) {
    LetterId id = read.letter().id();
    return !isOnServer(book, id) && isNewInArchive(book, read) && !isAnothersForm(book, read);
  }

  private boolean isOnServer(Book book, LetterId id) {
    return !book.letGo().has(mailbox, id)
        && book.copies().everOf(id).stream()
            .anyMatch(
                c ->
                    c.mailbox().equals(mailbox)
                        && desk.vault().holds(mailbox, c.vaultYear(), c.sha256()));
  }

  private List<ArchivedRow> archived(Book book, LetterId id) {
    return book.archived().of(id).stream().filter(a -> a.mailbox().equals(mailbox)).toList();
  }

  private boolean isNewInArchive(Book book, Read read) {
    List<String> root = OldMailIntake.root(read.folder());
    return archived(book, read.letter().id()).stream()
        .allMatch(
            a -> OldMailIntake.root(a.path()).equals(root) && !a.path().equals(read.folder()));
  }

  /**
   * Whether the mailbox has a letter of which this one is put together from another program's form:
   * its bytes differ, but it is the same.
   */
  private boolean isAnothersForm(Book book, Read read) {
    Letter letter = read.letter();
    return read.rebuilt()
        && book.letters().withMessageId(letter.messageId()).stream()
            .filter(row -> !row.id().equals(letter.id()) && row.subject().equals(letter.subject()))
            .anyMatch(row -> isOnServer(book, row.id()) || !archived(book, row.id()).isEmpty());
  }
}
