package io.tradepost.reply;

import io.tradepost.letter.Automation;
import io.tradepost.letter.LetterId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * A letter as the reply clock sees it: one turn of a conversation, whatever the number of its
 * copies.
 *
 * @param messageId without brackets; empty where it has none
 * @param answers Message-IDs of the letters that it says it answers, see {@link
 *     Conversations#answered}; empty where it begins a thread
 * @param arrived the earliest time at which a server took in a copy of it (INTERNALDATE), not the
 *     writer's Date
 * @param side who wrote it
 * @param from the writer's address, lower case; empty where it could not be read
 * @param to addresses, lower case
 * @param cc addresses, lower case
 * @param customers keys of the customers concerned: the writer's for a customer's letter, those
 *     addressed for one of ours
 * @param mailboxes names of the watched mailboxes that hold or held a copy
 * @param forward whether its subject says that it passes on another letter
 * @param noReplyNeeded whether a person said so, by the keyword {@code $NoReplyNeeded} or by its
 *     folder
 */
public record Turn(
    LetterId letter,
    String messageId,
    Set<String> answers,
    Instant arrived,
    Side side,
    String from,
    Set<String> to,
    Set<String> cc,
    Set<String> customers,
    Set<String> mailboxes,
    String subject,
    Automation.Kind automation,
    Remarks remarks,
    boolean forward,
    boolean noReplyNeeded) {
  /** Whose letter it is. */
  public enum Side {
    OURS,
    CUSTOMER,
    /** Neither: suppliers, platforms, private people. */
    OTHER
  }

  public Turn {
    answers = Set.copyOf(answers);
    to = Set.copyOf(to);
    cc = Set.copyOf(cc);
    customers = Set.copyOf(customers);
    mailboxes = Set.copyOf(mailboxes);
  }

  /** The same letter, with what two sightings of it tell. */
  Turn with(Turn again) {
    Set<String> places = new HashSet<>(mailboxes);
    places.addAll(again.mailboxes);
    return new Turn(
        letter,
        messageId,
        answers,
        again.arrived.isBefore(arrived) ? again.arrived : arrived,
        side,
        from,
        to,
        cc,
        customers,
        places,
        subject,
        automation,
        remarks,
        forward,
        noReplyNeeded || again.noReplyNeeded);
  }
}
