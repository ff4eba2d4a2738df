package io.tradepost.round;

import io.tradepost.filing.Category;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.FolderRow;
import io.tradepost.ledger.Turns.TurnCopy;
import io.tradepost.ledger.Turns.TurnDecision;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where letters lie and lay, and what they are filed as by that. */
final class Places {
  private static final String NO_REPLY = "$noreplyneeded";

  private final Map<Long, Folder> folders = new HashMap<>();
  private final Map<LetterId, Gathered> letters;

  /**
   * A letter's places.
   *
   * @param arrived when a server first took in a copy of it
   * @param mailboxes those that hold or held a copy
   * @param decided whether a person or the rulebook has said what it is
   * @param customers whose it is by that; empty for another category
   */
  record Place(
      Instant arrived,
      Set<String> mailboxes,
      boolean decided,
      Set<String> customers,
      boolean noReplyNeeded) {}

  private record Folder(String mailbox, @Nullable Category category, boolean noReply) {}

  /** A letter's copies, as they come. */
  private static final class Gathered {
    private Instant arrived = Instant.MAX;
    private Set<String> mailboxes = Set.of();
    private @Nullable Category byPerson;
    private @Nullable Category onceByPerson;
    private boolean there;
    private boolean noReply;
    private Set<String> decidedFor = Set.of();
    private boolean decided;
  }

  Places(
      Book book,
      Register register,
      @Nullable FolderPath noReplyFolder,
      Collection<TurnCopy> copies,
      Collection<TurnDecision> decisions) {
    for (FolderRow row : book.folders().all()) {
      boolean noReply = noReplyFolder != null && row.path().within(noReplyFolder);
      Category category = register.categoryAt(row.path()).orElse(null);
      folders.put(row.id(), new Folder(row.mailbox(), category, noReply));
    }
    letters = HashMap.newHashMap(copies.size());
    copies.forEach(this::enter);
    decisions.forEach(this::enter);
  }

  /** Null for a letter that never lay anywhere. */
  @Nullable Place of(LetterId letter) {
    Gathered g = letters.get(letter);
    if (g == null) {
      return null;
    }
    Category person = g.byPerson != null || g.there ? g.byPerson : g.onceByPerson;
    return person == null
        ? new Place(g.arrived, g.mailboxes, g.decided, g.decidedFor, g.noReply)
        : new Place(g.arrived, g.mailboxes, true, customers(person), g.noReply);
  }

  private static Set<String> customers(Category category) {
    return switch (category) {
      case Category.Customer customer -> Set.of(customer.key());
      case Category.BusinessAssistant b -> Set.of();
      case Category.Sent s -> Set.of();
      case Category.Others o -> Set.of();
    };
  }

  private void enter(TurnCopy copy) {
    Gathered g = letters.computeIfAbsent(copy.letter(), l -> new Gathered());
    if (copy.arrived().isBefore(g.arrived)) {
      g.arrived = copy.arrived();
    }
    Folder folder = folders.get(copy.folder());
    if (folder == null) {
      return;
    }
    g.mailboxes = with(g.mailboxes, folder.mailbox());
    g.there |= copy.there();
    if (copy.there()) {
      g.noReply |= folder.noReply();
      // Flags of IMAP do not tell capital letters from small ones (RFC 9051 §2.3.2).
      g.noReply |=
          copy.flags().indexOf('$') >= 0
              && List.of(copy.flags().toLowerCase(Locale.ROOT).split(" ")).contains(NO_REPLY);
    }
    if (copy.person() && folder.category() != null) {
      if (copy.there()) {
        g.byPerson = folder.category();
      } else {
        g.onceByPerson = folder.category();
      }
    }
  }

  private void enter(TurnDecision decision) {
    Gathered g = letters.get(decision.letter());
    if (g != null) {
      g.decided = true;
      if (!decision.customer().isEmpty()) {
        g.decidedFor = with(g.decidedFor, decision.customer());
      }
    }
  }

  /** Most letters have one of each: no set is made anew for the same. */
  private static Set<String> with(Set<String> some, String one) {
    if (some.contains(one)) {
      return some;
    }
    if (some.isEmpty()) {
      return Set.of(one);
    }
    Set<String> more = new java.util.TreeSet<>(some);
    more.add(one);
    return Set.copyOf(more);
  }
}
