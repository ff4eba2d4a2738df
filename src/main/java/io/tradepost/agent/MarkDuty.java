package io.tradepost.agent;

import io.tradepost.digest.Entry;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Ledger;
import io.tradepost.ledger.Marks.MarkRow;
import io.tradepost.ledger.Marks.State;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.OpenFolder;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flags letters that wait too long in the salesperson's own mail program, and takes the flag away
 * when they are answered. A flag that a person has set is never touched.
 */
final class MarkDuty {
  private static final Logger LOG = LoggerFactory.getLogger(MarkDuty.class);

  private final Ledger ledger;
  private final List<MailboxPost> posts;
  private final String flag;

  /**
   * @param flag empty where letters are not marked: those marked before are freed of it
   */
  MarkDuty(Ledger ledger, List<MailboxPost> posts, String flag) {
    this.ledger = ledger;
    this.posts = posts;
    this.flag = flag;
  }

  /** The letters that bear a mark of ours. */
  Set<LetterId> marked() {
    return ledger.read(
        book -> {
          Set<LetterId> letters = new HashSet<>();
          for (MarkRow mark : book.marks().all()) {
            book.copies().find(mark.copy()).flatMap(CopyRow::letter).ifPresent(letters::add);
          }
          return letters;
        });
  }

  /** Marks what is late and not marked yet. */
  void mark(List<Entry> entries, Instant now) {
    if (flag.isEmpty()) {
      return;
    }
    Set<Long> marked = copiesOf(ledger.read(book -> book.marks().all()));
    for (Entry entry : entries) {
      if (entry.late()) {
        for (CopyRow copy : copies(entry)) {
          if (!marked.contains(copy.id()) && !has(copy)) {
            set(copy, now);
          }
        }
      }
    }
  }

  /** Takes the marks off letters for which no answer is overdue any more. */
  void free(List<Entry> entries, Instant now) {
    Set<LetterId> late = new HashSet<>();
    entries.stream().filter(Entry::late).forEach(e -> late.add(e.obligation().letter()));
    for (MarkRow mark : ledger.read(book -> book.marks().all())) {
      Optional<CopyRow> copy = ledger.read(book -> book.copies().find(mark.copy()));
      boolean stillLate =
          mark.flag().equals(flag)
              && copy.flatMap(CopyRow::letter).filter(late::contains).isPresent();
      if (!stillLate) {
        take(mark, copy, now);
      }
    }
  }

  private List<CopyRow> copies(Entry entry) {
    return ledger.read(book -> book.copies().of(entry.obligation().letter())).stream()
        .filter(c -> c.mailbox().equals(entry.obligation().mailbox()) && c.uid() > 0)
        .toList();
  }

  private static Set<Long> copiesOf(List<MarkRow> marks) {
    Set<Long> copies = new HashSet<>();
    marks.forEach(m -> copies.add(m.copy()));
    return copies;
  }

  private boolean has(CopyRow copy) {
    return copy.flags().stream().anyMatch(flag::equalsIgnoreCase);
  }

  private void set(CopyRow copy, Instant now) {
    ledger.writing(book -> book.marks().enter(copy.id(), flag, State.SETTING, now));
    switch (change(copy, flag, true)) {
      case DONE -> ledger.writing(book -> book.marks().enter(copy.id(), flag, State.SET, now));
      case NOT_THERE, REFUSED -> ledger.writing(book -> book.marks().gone(copy.id(), flag));
      case LATER -> {} // It may have been set: it stays written down, and is taken off some day.
    }
  }

  private void take(MarkRow mark, Optional<CopyRow> copy, Instant now) {
    if (copy.isEmpty() || copy.get().goneAt() != null) {
      ledger.writing(book -> book.marks().gone(mark.copy(), mark.flag()));
      return;
    }
    ledger.writing(book -> book.marks().enter(mark.copy(), mark.flag(), State.TAKING, now));
    switch (change(copy.get(), mark.flag(), false)) {
      case DONE, NOT_THERE, REFUSED ->
          ledger.writing(book -> book.marks().gone(mark.copy(), mark.flag()));
      case LATER -> {}
    }
  }

  private enum Change {
    DONE,
    NOT_THERE,
    REFUSED,
    LATER
  }

  private Change change(CopyRow copy, String name, boolean on) {
    Optional<MailboxPost> post =
        posts.stream().filter(p -> p.name().equals(copy.mailbox())).findFirst();
    if (post.isEmpty()) {
      return Change.NOT_THERE; // The mailbox stands in the settings no more.
    }
    try {
      return post.get()
          .work(
              (round, connection) -> {
                try (OpenFolder folder = connection.open(copy.path(), false)) {
                  if (folder.state().uidValidity() != copy.validity()) {
                    return Change.LATER; // The next pass learns where the letter lies now.
                  }
                  boolean there = !folder.flags(List.of(copy.uid())).isEmpty();
                  if (there) {
                    folder.setFlags(List.of(copy.uid()), Set.of(name), on);
                  }
                  return there ? Change.DONE : Change.NOT_THERE;
                }
              });
    } catch (MailboxException e) {
      LOG.warn(
          "mark.failed mailbox={} copy={} on={} kind={} why={}",
          copy.mailbox(),
          copy.id(),
          on,
          e.kind(),
          e.getMessage());
      return e.kind() == MailboxException.Kind.REFUSED ? Change.REFUSED : Change.LATER;
    }
  }
}
