package io.tradepost.round;

import io.tradepost.ledger.Book;
import io.tradepost.ledger.CopyRow;
import io.tradepost.mailbox.Envelope;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds, for letters that are new in a folder, the copies in the mailbox that are the same by all
 * that the server says. Within one transaction.
 */
final class Lookalikes {
  /** So many letters are compared with the list of all Message-IDs before each is asked for. */
  private static final int MANY = 100;

  private final Book book;
  private final String mailbox;
  private final @Nullable Set<String> known;

  Lookalikes(Book book, String mailbox, Collection<Envelope> letters) {
    this.book = book;
    this.mailbox = mailbox;
    this.known = letters.size() < MANY ? null : book.copies().messageIds(mailbox);
  }

  /** None for a letter without Message-ID. */
  List<CopyRow> of(Envelope envelope) {
    String messageId = Trait.messageId(envelope);
    boolean strange = messageId.isEmpty() || (known != null && !known.contains(messageId));
    return strange
        ? List.of()
        : book.copies().like(mailbox, messageId, envelope.size(), envelope.internalDate());
  }

  /**
   * Whether only the bytes can tell which of them the letter is: several letters bear the same
   * Message-ID, are of the same size and came in the same second. Where one of them was moved by us
   * and the server did not say to where, it is looked for here, and takes any.
   */
  static boolean doubtful(List<CopyRow> alike) {
    return alike.stream().map(CopyRow::sha256).distinct().count() > 1
        && alike.stream().allMatch(copy -> copy.uid() > 0);
  }
}
