package io.tradepost.round;

import io.tradepost.filing.Reason;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.FolderRow;
import io.tradepost.ledger.Intents.Intent;
import io.tradepost.ledger.Intents.Item;
import io.tradepost.ledger.Intents.Kind;
import io.tradepost.ledger.Intents.Purpose;
import io.tradepost.ledger.Outcome;
import io.tradepost.letter.LetterId;
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
                  taken(intent, copy.id());
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
    Map<Long, Item> removable = new LinkedHashMap<>();
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
      if (safe) {
        removable.put(made.get().uid(), item);
      } else {
        original.ifPresent(kept::add);
      }
    }
    if (removable.isEmpty()) {
      return;
    }
    try (OpenFolder open = connection.open(intent.target(), false)) {
      for (long uid : removable.keySet()) {
        open.remove(uid);
      }
    }
    for (Item item : removable.values()) {
      CopyRow original = desk.ledger().read(book -> book.copies().find(item.copy())).orElseThrow();
      removed(intent, item, original);
      moves.add(new MoveDone(original, Kind.COPY, intent.target(), original.path()));
    }
  }

  private void removed(Intent intent, Item item, CopyRow original) {
    LetterId letter = original.letter().orElseThrow();
    try (IndexKeeper.Change change = desk.keeper().begin()) {
      desk.ledger()
          .writing(
              book -> {
                book.copies().gone(item.made(), desk.now());
                book.copies().noticed(item.made());
                book.copies()
                    .settle(original.id(), Outcome.LEFT, Reason.of("left.undone"), desk.now());
                book.intents().item(intent.id(), item.copy(), "undone", item.made());
                book.events()
                    .enter(
                        new io.tradepost.ledger.Events.EventRow(
                            desk.now(),
                            mailbox,
                            letter,
                            "copy-removed",
                            List.of(intent.target().toString())));
              });
      desk.ledger()
          .read(
              book -> {
                new Indexer(desk).place(book, letter);
                return true;
              });
    }
  }

  private void taken(Intent intent, long copy) {
    desk.ledger().writing(book -> book.intents().item(intent.id(), copy, "undone", 0));
  }

  private FolderPath source(Intent intent) {
    return desk.ledger().read(book -> book.folders().of(mailbox)).stream()
        .filter(f -> f.id() == intent.source())
        .map(FolderRow::path)
        .findFirst()
        .orElse(FolderPath.INBOX);
  }
}
