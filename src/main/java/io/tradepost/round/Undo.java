package io.tradepost.round;

import io.tradepost.filing.Reason;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.FolderRow;
import io.tradepost.ledger.Intents.Intent;
import io.tradepost.ledger.Intents.Item;
import io.tradepost.ledger.Intents.Kind;
import io.tradepost.ledger.Intents.Purpose;
import io.tradepost.ledger.Outcome;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.OpenFolder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes filings back: what was moved is moved back, what was copied loses the copy. A letter that a
 * person has moved since stays where the person put it. A letter taken back is left in place from
 * then on.
 */
final class Undo {
  private final Desk desk;
  private final String mailbox;
  private final Mover mover;

  Undo(Desk desk, String mailbox, Mover mover) {
    this.desk = desk;
    this.mailbox = mailbox;
    this.mover = mover;
  }

  /**
   * What was taken back, and what was not.
   *
   * @param kept letters that no longer lie where they were filed
   */
  record Undone(List<MoveDone> moves, List<CopyRow> kept) {}

  private record Way(FolderPath from, FolderPath to) {}

  Undone since(ImapConnection connection, Instant since) throws MailboxException {
    List<MoveDone> moves = new ArrayList<>();
    List<CopyRow> kept = new ArrayList<>();
    for (Intent intent : desk.ledger().read(book -> book.intents().filedSince(mailbox, since))) {
      List<Item> items = intent.items().stream().filter(i -> i.outcome().equals("done")).toList();
      switch (intent.kind()) {
        case MOVE -> moveBack(connection, intent, items, moves, kept);
        case COPY -> removeCopies(connection, intent, items, moves, kept);
        case REMOVE -> {} // An undo's, which is not taken back.
      }
    }
    return new Undone(moves, kept);
  }

  private void moveBack(
      ImapConnection connection,
      Intent intent,
      List<Item> items,
      List<MoveDone> moves,
      List<CopyRow> kept)
      throws MailboxException {
    Map<Way, List<CopyRow>> ways = new LinkedHashMap<>();
    FolderPath source = source(intent);
    for (Item item : items) {
      CopyRow copy = desk.ledger().read(book -> book.copies().find(item.copy())).orElseThrow();
      if (copy.goneAt() == null && copy.path().equals(intent.target())) {
        ways.computeIfAbsent(new Way(copy.path(), source), w -> new ArrayList<>()).add(copy);
      } else if (copy.goneAt() == null && copy.path().equals(source)) {
        taken(intent, copy.id(), 0); // By an undo that was cut short.
      } else {
        kept.add(copy);
      }
    }
    for (Map.Entry<Way, List<CopyRow>> way : ways.entrySet()) {
      try (OpenFolder open = connection.open(way.getKey().from(), false)) {
        mover
            .bring(connection, open, Kind.MOVE, Purpose.UNDO, way.getKey().to(), way.getValue())
            .forEach(
                copy -> {
                  taken(intent, copy.id(), 0);
                  moves.add(new MoveDone(copy, Kind.MOVE, way.getKey().from(), way.getKey().to()));
                });
      }
    }
  }

  /**
   * Only a copy that the agent made is removed, and only while the letter it was made from is still
   * there.
   */
  private void removeCopies(
      ImapConnection connection,
      Intent intent,
      List<Item> items,
      List<MoveDone> moves,
      List<CopyRow> kept)
      throws MailboxException {
    List<Item> removable = new ArrayList<>();
    List<CopyRow> copies = new ArrayList<>();
    for (Item item : items) {
      Optional<CopyRow> original = desk.ledger().read(book -> book.copies().find(item.copy()));
      Optional<CopyRow> made = desk.ledger().read(book -> book.copies().find(item.made()));
      boolean safe =
          original.isPresent()
              && original.get().goneAt() == null
              && made.isPresent()
              && made.get().goneAt() == null
              && made.get().uid() > 0
              && made.get().path().equals(intent.target());
      if (original.filter(Undo::isTakenBack).isPresent() && isRemoved(made)) {
        taken(intent, item.copy(), item.made()); // By an undo that was cut short.
      } else if (safe) {
        removable.add(item);
        copies.add(made.get());
      } else {
        original.ifPresent(kept::add);
      }
    }
    if (removable.isEmpty()) {
      return;
    }
    new CopyRemoval(desk, mailbox).remove(connection, intent, copies, removable);
    for (Item item : removable) {
      CopyRow original = desk.ledger().read(book -> book.copies().find(item.copy())).orElseThrow();
      if (isTakenBack(original)) {
        taken(intent, item.copy(), item.made());
        moves.add(new MoveDone(original, Kind.COPY, intent.target(), original.path()));
      } else {
        kept.add(original);
      }
    }
  }

  private static boolean isTakenBack(CopyRow copy) {
    return copy.goneAt() == null
        && copy.outcome() == Outcome.LEFT
        && copy.because().filter(Reason.of("left.undone")::equals).isPresent();
  }

  /** Gone, or marked as deleted where the server can do no more. */
  private static boolean isRemoved(Optional<CopyRow> made) {
    return made.filter(m -> m.goneAt() != null || m.flags().contains("\\Deleted")).isPresent();
  }

  private void taken(Intent intent, long copy, long made) {
    desk.ledger().writing(book -> book.intents().item(intent.id(), copy, "undone", made));
  }

  private FolderPath source(Intent intent) {
    return desk.ledger().read(book -> book.folders().of(mailbox)).stream()
        .filter(f -> f.id() == intent.source())
        .map(FolderRow::path)
        .findFirst()
        .orElse(FolderPath.INBOX);
  }
}
