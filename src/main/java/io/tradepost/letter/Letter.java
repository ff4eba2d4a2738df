package io.tradepost.letter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One e-mail as a whole, as read from its bytes.
 *
 * @param id follows from Message-ID, the raw Date, From and Subject fields and the body's bytes,
 *     not from transport fields such as Received, so that the copies of one letter in two mailboxes
 *     are one letter, and two letters with the same Message-ID but other words are two; where it
 *     has none of these fields, from those that it has
 * @param sha256 of the raw bytes, 64 lower-case hex digits: the address of this copy's bytes in the
 *     vault
 * @param size of the raw bytes
 * @param messageId without angle brackets; empty where the letter has none
 * @param inReplyTo message ids without brackets, as many as the field holds
 * @param references message ids without brackets, oldest first, at most 100 (the last ones)
 * @param from the writers; empty where none could be read
 * @param date of the Date field; null where missing or absurd
 * @param threadIndex Outlook's conversation, the first 22 bytes of Thread-Index in hex; empty where
 *     there is none
 * @param flaws what was wrong with the letter, in words; empty where nothing was
 */
public record Letter(
    LetterId id,
    String sha256,
    long size,
    String messageId,
    List<String> inReplyTo,
    List<String> references,
    List<Address> from,
    List<Address> replyTo,
    List<Address> to,
    List<Address> cc,
    List<Address> bcc,
    String subject,
    @Nullable Instant date,
    LetterText text,
    List<Attachment> attachments,
    Headers headers,
    Automation automation,
    String threadIndex,
    List<String> flaws) {
  public Letter {
    inReplyTo = List.copyOf(inReplyTo);
    references = List.copyOf(references);
    from = List.copyOf(from);
    replyTo = List.copyOf(replyTo);
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
    attachments = List.copyOf(attachments);
    flaws = List.copyOf(flaws);
  }

  /** The first writer. */
  public Optional<Address> writer() {
    return from.stream().findFirst();
  }
}
