package io.tradepost.round;

import io.tradepost.filing.Reason;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.Came;
import io.tradepost.ledger.Copies.NewCopy;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Events.EventRow;
import io.tradepost.ledger.FolderRow;
import io.tradepost.ledger.Intents.Kind;
import io.tradepost.ledger.Intents.Purpose;
import io.tradepost.ledger.Outcome;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.FolderState;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.MoveOutcome;
import io.tradepost.mailbox.MoveOutcome.Fate;
import io.tradepost.mailbox.OpenFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Moves and copies letters on the server. Each change is written down as an intent before it is
 * made and after it is done; {@link Recovery} works off what a crash leaves between the two.
 */
final class Mover {
  /**
   * Letters of one command: large, because a server looks through the whole folder for each
   * command.
   */
  private static final int MOVES = 2000;

  /**
   * Fewer for COPY, which after a crash is only known to be undone when the server has had time to
   * do it.
   */
  private static final int COPIES = 500;

  private final Desk desk;
  private final String mailbox;
  private final Indexer indexer;
  private final Set<FolderPath> made = new HashSet<>();

  Mover(Desk desk, String mailbox) {
    this.desk = desk;
    this.mailbox = mailbox;
    this.indexer = new Indexer(desk);
  }

  /** The folders that letters were brought to. */
  Set<FolderPath> targets() {
    return Set.copyOf(made);
  }

  /**
   * Brings the letters of one folder to another.
   *
   * @param open the source folder, selected for writing
   * @return the copies that were brought there
   */
  List<CopyRow> bring(
      ImapConnection connection,
      OpenFolder open,
      Kind kind,
      Purpose purpose,
      FolderPath target,
      List<CopyRow> copies)
      throws MailboxException {
    FolderRow targetRow = ensure(connection, target);
    List<CopyRow> sorted = copies.stream().sorted(Comparator.comparingLong(CopyRow::uid)).toList();
    List<CopyRow> brought = new ArrayList<>();
    int most = kind == Kind.MOVE ? MOVES : COPIES;
    for (int from = 0; from < sorted.size(); from += most) {
      List<CopyRow> batch = sorted.subList(from, Math.min(sorted.size(), from + most));
      brought.addAll(bringBatch(connection, open, kind, purpose, targetRow, batch));
    }
    return brought;
  }

  private List<CopyRow> bringBatch(
      ImapConnection connection,
      OpenFolder open,
      Kind kind,
      Purpose purpose,
      FolderRow target,
      List<CopyRow> batch)
      throws MailboxException {
    FolderState before = connection.status(target.path());
    long intent =
        desk.ledger()
            .write(
                book ->
                    book.intents()
                        .open(
                            mailbox,
                            kind,
                            purpose,
                            batch.getFirst().folder(),
                            batch.getFirst().validity(),
                            target.path(),
                            before.uidNext(),
                            desk.now(),
                            batch));
    List<Long> uids = batch.stream().map(CopyRow::uid).toList();
    MoveOutcome outcome =
        kind == Kind.MOVE ? open.move(uids, target.path()) : open.copy(uids, target.path());
    return settle(intent, kind, purpose, target, batch, outcome.fates());
  }

  /** Enters what the server answered, for every letter of an intent, and closes the intent. */
  List<CopyRow> settle(
      long intent,
      Kind kind,
      Purpose purpose,
      FolderRow target,
      List<CopyRow> batch,
      Map<Long, Fate> fates) {
    List<CopyRow> brought = new ArrayList<>();
    try (IndexKeeper.Change change = desk.keeper().begin()) {
      Set<LetterId> letters = new TreeSet<>();
      desk.ledger()
          .writing(
              book -> {
                for (CopyRow copy : batch) {
                  Fate fate = fates.getOrDefault(copy.uid(), new Fate.Gone());
                  if (settleOne(book, intent, kind, purpose, target, copy, fate)) {
                    brought.add(copy);
                    copy.letter().ifPresent(letters::add);
                  }
                }
                book.intents().close(intent, desk.now());
              });
      switch (purpose) {
        case FILE, UNDO ->
            desk.ledger()
                .read(
                    book -> {
                      letters.forEach(letter -> indexer.place(book, letter));
                      return true;
                    });
        case REFILE -> indexer.put(letters, n -> {}); // It is another customer's now.
      }
    }
    return brought;
  }

  private boolean settleOne(
      Book book,
      long intent,
      Kind kind,
      Purpose purpose,
      FolderRow target,
      CopyRow copy,
      Fate fate) {
    return switch (fate) {
      case Fate.Moved(var validity, var uid) -> {
        long madeCopy = place(book, kind, purpose, target, copy, validity, uid);
        book.intents().item(intent, copy.id(), "done", madeCopy);
        yield true;
      }
      // The number is learnt when the target folder is looked into; until then it holds a number of
      // ours.
      case Fate.MovedUnplaced unplaced -> {
        long madeCopy = place(book, kind, purpose, target, copy, target.validity(), -copy.id());
        book.intents().item(intent, copy.id(), "done", madeCopy);
        yield true;
      }
      case Fate.Copied(var validity, var uid, var marked) -> {
        long madeCopy = place(book, kind, purpose, target, copy, validity, uid);
        book.intents().item(intent, copy.id(), "done", madeCopy);
        if (kind == Kind.MOVE) {
          leftover(book, copy, marked);
        }
        yield true;
      }
      case Fate.Gone gone -> {
        book.intents().item(intent, copy.id(), "gone", 0);
        yield false;
      }
      case Fate.Refused(var why) -> {
        book.intents().item(intent, copy.id(), "refused", 0);
        if (copy.outcome() != Outcome.OURS) {
          book.copies().settle(copy.id(), Outcome.LEFT, Reason.of("left.refused", why), desk.now());
        }
        yield false;
      }
    };
  }

  /** Enters where the letter lies now; gives the number of the copy that was made, 0 for a move. */
  private long place(
      Book book,
      Kind kind,
      Purpose purpose,
      FolderRow target,
      CopyRow copy,
      long validity,
      long uid) {
    copy.letter()
        .ifPresent(
            letter ->
                book.events()
                    .enter(
                        new EventRow(
                            desk.now(),
                            mailbox,
                            letter,
                            event(kind, purpose),
                            List.of(copy.path().toString(), target.path().toString()))));
    if (kind == Kind.MOVE) {
      book.copies().lies(copy.id(), target.id(), validity, uid);
      if (copy.outcome() == Outcome.OURS) {
        return 0; // Accounted for with the letter in Sent that it was made from.
      }
      if (purpose == Purpose.UNDO) {
        book.copies().settle(copy.id(), Outcome.LEFT, Reason.of("left.undone"), desk.now());
      } else {
        book.copies().settle(copy.id(), Outcome.FILED, null, desk.now());
      }
      return 0;
    }
    return book.copies()
        .enter(
            new NewCopy(
                target.id(),
                validity,
                uid,
                copy.letterOrNull(),
                copy.messageId(),
                copy.sha256(),
                copy.vaultYear(),
                copy.size(),
                copy.arrived(),
                copy.flags(),
                Came.BROUGHT,
                Outcome.OURS,
                null,
                desk.now()));
  }

  /**
   * What a server without UIDPLUS leaves in the source until the salesperson's program compacts the
   * folder.
   */
  private void leftover(Book book, CopyRow copy, boolean marked) {
    Set<String> flags = new HashSet<>(copy.flags());
    if (marked) {
      flags.add("\\Deleted");
    }
    book.copies()
        .enter(
            new NewCopy(
                copy.folder(),
                copy.validity(),
                copy.uid(),
                copy.letterOrNull(),
                copy.messageId(),
                copy.sha256(),
                copy.vaultYear(),
                copy.size(),
                copy.arrived(),
                flags,
                Came.BROUGHT,
                Outcome.OURS,
                null,
                desk.now()));
  }

  private static String event(Kind kind, Purpose purpose) {
    return switch (purpose) {
      case FILE -> kind == Kind.MOVE ? "moved" : "copied";
      case REFILE -> "refiled";
      case UNDO -> "undone";
    };
  }

  /**
   * Whether there is a target folder, made where it is missing. Where the server refuses to make
   * it, the letters are left, with its words; the others are none the worse for it.
   */
  boolean canBring(ImapConnection connection, FolderPath target, List<CopyRow> copies)
      throws MailboxException {
    try {
      ensure(connection, target);
      return true;
    } catch (MailboxException e) {
      if (e.kind() != MailboxException.Kind.REFUSED) {
        throw e;
      }
      Reason why = Reason.of("left.refused", String.valueOf(e.getMessage()));
      desk.ledger()
          .writing(
              book ->
                  copies.forEach(
                      copy -> book.copies().settle(copy.id(), Outcome.LEFT, why, desk.now())));
      return false;
    }
  }

  /**
   * The target folder as the ledger knows it; made and subscribed on the server where it is
   * missing.
   */
  FolderRow ensure(ImapConnection connection, FolderPath target) throws MailboxException {
    FolderRow known = desk.ledger().read(book -> book.folders().find(mailbox, target).orElse(null));
    if (known != null && made.contains(target)) {
      return known;
    }
    connection.create(target);
    FolderState state = connection.status(target);
    made.add(target);
    if (known != null && known.validity() == state.uidValidity()) {
      return known;
    }
    return desk.ledger()
        .write(
            book -> {
              FolderRow row = book.folders().enter(mailbox, target, state.uidValidity());
              // Made anew since it was last looked at: its old numbers say nothing any more. What
              // the ledger believes to lie there is for the next look to find again.
              if (book.copies().countIn(row.id()) == 0) {
                book.folders().lookedAt(row.id(), state.uidValidity(), 1, -1, 0);
              }
              return book.folders().find(mailbox, target).orElseThrow();
            });
  }
}
