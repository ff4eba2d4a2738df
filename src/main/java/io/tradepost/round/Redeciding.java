package io.tradepost.round;

import io.tradepost.filing.Decision.Verdict;
import io.tradepost.filing.Ruling;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.Copies.PassedOver;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Letters.LetterRow;
import io.tradepost.letter.Address;
import io.tradepost.letter.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Gatherers;

/** Decides letters anew that the rules or the customer file of another day decided. */
final class Redeciding {
  private static final int BATCH = 200;

  private final Desk desk;
  private final Indexer indexer;
  private final Recorder recorder;

  Redeciding(Desk desk) {
    this.desk = desk;
    this.indexer = new Indexer(desk);
    this.recorder = new Recorder(desk);
  }

  /**
   * Decides all that waits for it in all mailboxes: letters just taken in that other letters decide
   * on as well, and letters that were decided on under other rules. Then those again that seemed to
   * concern no customer and now do: a first inquiry may have come after our answer to it, or after
   * the bounce of that answer. In the order of arrival, so that it does not matter which mailbox
   * was looked into first.
   */
  void settle() {
    desk.register().settling().lock();
    try {
      Register register = desk.register();
      List<CopyRow> undecided =
          desk.ledger().read(book -> book.copies().undecided(register.edition())).stream()
              .filter(c -> register.knowsFoldersOf(c.mailbox()))
              .toList();
      if (desk.ledger().read(book -> undecided.stream().anyMatch(c -> decidedOn(book, c)))) {
        desk.ledger().writing(register::withdrawUnused);
      }
      inBatches(undecided);
      inBatches(
          desk.ledger().read(book -> book.copies().passedOver(Recorder.NO_CUSTOMER)).stream()
              .filter(this::concernsCustomer)
              .map(PassedOver::copy)
              .toList());
    } finally {
      desk.register().settling().unlock();
    }
  }

  private static boolean decidedOn(Book book, CopyRow copy) {
    return book.decisions().of(copy.id()).isPresent();
  }

  /**
   * A customer entered by hand is another matter: letters of earlier times follow by refiling,
   * which an operator accepts.
   */
  private boolean concernsCustomer(PassedOver letter) {
    return letter.conversing()
        || desk.register()
            .directory()
            .match(new Address("", letter.counterpart()))
            .filter(match -> match.customer().provisional())
            .isPresent();
  }

  /** While one batch is decided on, the next is read and the last goes into the index. */
  private void inBatches(List<CopyRow> copies) {
    Indexing indexing = new Indexing(desk.keeper(), desk.workers());
    try {
      List<CopyRow> last = List.of();
      List<Future<Optional<Letter>>> readings = List.of();
      for (List<CopyRow> batch : copies.stream().gather(Gatherers.windowFixed(BATCH)).toList()) {
        List<Future<Optional<Letter>>> begun = batch.stream().map(this::startReading).toList();
        decide(last, readings, indexing);
        last = batch;
        readings = begun;
      }
      decide(last, readings, indexing);
      indexing.await();
    } catch (RuntimeException | Error e) {
      indexing.abandon();
      throw e;
    }
  }

  private Future<Optional<Letter>> startReading(CopyRow copy) {
    Callable<Optional<Letter>> reading =
        () -> desk.undecided().take(copy.sha256()).or(() -> indexer.read(copy));
    return desk.workers().submit(reading);
  }

  private void decide(
      List<CopyRow> copies, List<Future<Optional<Letter>>> readings, Indexing indexing) {
    if (copies.isEmpty()) {
      return;
    }
    List<Optional<Letter>> letters = readings.stream().map(Workers::result).toList();
    List<Letter> decided = new ArrayList<>();
    IndexKeeper.Change change = indexing.begin();
    try {
      desk.register()
          .deciding(
              book -> {
                for (int i = 0; i < copies.size(); i++) {
                  if (letters.get(i).isPresent()) {
                    Letter letter = letters.get(i).get();
                    recorder.decide(
                        book,
                        copies.get(i).id(),
                        letter.id(),
                        ruling(book, copies.get(i), letter),
                        desk.now());
                    book.events().touch(letter.id());
                    decided.add(letter);
                  }
                }
                return true;
              });
    } catch (RuntimeException | Error e) {
      change.close();
      throw e;
    }
    indexing.put(indexer.puts(decided), change, indexer::joinedMeanwhile);
  }

  /** What the present rules and customer file say of a letter that lies there. */
  Ruling ruling(Book book, CopyRow copy, Letter letter) {
    LetterRow row = book.letters().find(letter.id()).orElseThrow();
    Set<String> known = book.decisions().customersOf(row.conversation(), letter.id());
    return isOurs(book, copy)
        ? desk.register().decideSent(copy.mailbox(), letter, known)
        : desk.register().decide(copy.mailbox(), letter, known);
  }

  /**
   * Whether this copy is a sent one. The same letter may lie in a colleague's inbox, who got a
   * copy: there it is a letter that came in.
   */
  private boolean isOurs(Book book, CopyRow copy) {
    boolean inSent = desk.register().isSent(copy.mailbox(), copy.path());
    return book.decisions()
        .of(copy.id())
        .map(
            earlier ->
                switch (earlier.decision().verdict()) {
                  case Verdict.BringTo bring -> true;
                  case Verdict.File file -> false;
                  case Verdict.Leave leave -> inSent;
                })
        .orElse(inSent);
  }
}
