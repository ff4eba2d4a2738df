package io.tradepost.round;

import io.tradepost.ledger.Intents.Kind;
import io.tradepost.ledger.Intents.Purpose;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.OpenFolder;
import io.tradepost.round.Filer.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Brings letters to where they were decided to belong. */
final class Filing {
  /**
   * Copies before moves, as the {@link Filer} wants it. The largest first: a server looks through
   * the whole source folder for each command, and so it soon becomes small.
   */
  private static final Comparator<Change> LARGEST_FIRST =
      Comparator.comparing((Change c) -> c.kind() != Kind.COPY)
          .thenComparingInt(c -> -c.copies().size())
          .thenComparing(Change::target);

  private final Mover mover;

  Filing(Mover mover) {
    this.mover = mover;
  }

  /**
   * Makes these changes; gives what was brought, letter by letter.
   *
   * @param sofar told how many letters have been dealt with
   */
  List<MoveDone> carryOut(ImapConnection connection, Collection<Change> changes, LongConsumer sofar)
      throws MailboxException {
    Map<FolderPath, List<Change>> bySource =
        changes.stream()
            .sorted(LARGEST_FIRST)
            .collect(
                Collectors.groupingBy(Change::source, LinkedHashMap::new, Collectors.toList()));
    List<MoveDone> done = new ArrayList<>();
    long before = 0;
    for (Map.Entry<FolderPath, List<Change>> source : bySource.entrySet()) {
      List<Mover.Errand> errands =
          source.getValue().stream()
              .map(c -> new Mover.Errand(c.kind(), c.target(), c.copies()))
              .toList();
      long dealt = before;
      try (OpenFolder open = connection.open(source.getKey(), false)) {
        for (Mover.Brought brought :
            mover.bring(connection, open, Purpose.FILE, errands, n -> sofar.accept(dealt + n))) {
          Mover.Errand errand = brought.errand();
          brought
              .copies()
              .forEach(
                  c -> done.add(new MoveDone(c, errand.kind(), source.getKey(), errand.target())));
        }
      }
      before += errands.stream().mapToLong(e -> e.copies().size()).sum();
    }
    return done;
  }
}
