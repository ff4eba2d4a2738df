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
import io.tradepost.mailbox.MoveOutcome.Fate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Enters in the ledger what has become of each letter that was to be brought somewhere. */
final class Arrivals {
  private final Desk desk;
  private final String mailbox;

  Arrivals(Desk desk, String mailbox) {
    this.desk = desk;
    this.mailbox = mailbox;
  }

  /** Enters it, with the end of its intent; gives whether the letter is there now. */
  boolean enter(
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
          book.copies().settle(copy.id(), Outcome.LEFT, Filer.refused(why), desk.now());
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
    return enterOurs(book, copy, target.id(), validity, uid, copy.flags());
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
    enterOurs(book, copy, copy.folder(), copy.validity(), copy.uid(), flags);
  }

  /** Another copy of the same letter, which lies there through the agent. */
  private long enterOurs(
      Book book, CopyRow copy, long folder, long validity, long uid, Set<String> flags) {
    return book.copies()
        .enter(
            new NewCopy(
                folder,
                validity,
                uid,
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
}
