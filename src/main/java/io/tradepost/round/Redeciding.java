package io.tradepost.round;

import io.tradepost.filing.Ruling;
import io.tradepost.ledger.Accounts.RunRow;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Decisions.DecisionRow;
import io.tradepost.ledger.Letters.LetterRow;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

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

  /** Brings the decisions on waiting letters up to the present rules and customer file. */
  void refresh(String mailbox) {
    String edition = desk.register().edition();
    List<CopyRow> stale =
        desk.ledger()
            .read(
                book ->
                    book.copies().waiting(mailbox).stream()
                        .filter(
                            c ->
                                !book.decisions()
                                    .of(c.id())
                                    .map(DecisionRow::rulebook)
                                    .equals(Optional.of(edition)))
                        .toList());
    if (stale.isEmpty()) {
      return;
    }
    desk.ledger().writing(desk.register()::withdrawUnused);
    for (int from = 0; from < stale.size(); from += BATCH) {
      refresh(stale.subList(from, Math.min(stale.size(), from + BATCH)));
    }
  }

  /**
   * Decides letters of ours anew that came in since the last pass that went well, and named nobody
   * we knew: a first inquiry in the inbox may have made the addressee a customer. Not only those of
   * this pass: the one that took them in may have been cut short.
   */
  void sentToStrangers(String mailbox) {
    List<CopyRow> strangers =
        desk.ledger()
            .read(
                book ->
                    book.copies()
                        .leftSince(
                            mailbox,
                            Recorder.NO_CUSTOMER,
                            book.accounts()
                                .lastGood(mailbox)
                                .map(RunRow::ended)
                                .orElse(Instant.EPOCH)));
    for (int from = 0; from < strangers.size(); from += BATCH) {
      refresh(strangers.subList(from, Math.min(strangers.size(), from + BATCH)));
    }
  }

  private void refresh(List<CopyRow> copies) {
    List<Callable<Optional<Letter>>> readings =
        copies.stream().<Callable<Optional<Letter>>>map(copy -> () -> indexer.read(copy)).toList();
    List<Optional<Letter>> letters = Workers.all(desk.workers(), readings);
    List<LetterId> decided = new ArrayList<>();
    try (IndexKeeper.Change change = desk.keeper().begin()) {
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
                        ruling(book, copies.get(i).mailbox(), letter),
                        desk.now());
                    book.events().touch(letter.id());
                    decided.add(letter.id());
                  }
                }
                return true;
              });
      indexer.put(decided, n -> {});
    }
  }

  /** What the present rules and customer file say of a letter. */
  Ruling ruling(Book book, String mailbox, Letter letter) {
    LetterRow row = book.letters().find(letter.id()).orElseThrow();
    Set<String> known = book.decisions().customersOf(row.conversation(), letter.id());
    return row.sent()
        ? desk.register().decideSent(mailbox, letter, known)
        : desk.register().decide(mailbox, letter, known);
  }
}
