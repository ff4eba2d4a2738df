package io.tradepost.round;

import io.tradepost.ledger.Turns.TurnRow;
import io.tradepost.letter.Letter;
import io.tradepost.mailbox.Envelope;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * A letter just fetched: what the server said of it, what it says, and all that follows from the
 * letter itself. It is made by many at once, so that the one who records has only to write down.
 *
 * @param links by which it is linked to others of its conversation
 * @param conversation the name of the conversation that these links make
 * @param orders the order numbers that it mentions
 * @param advice what the rulebook said; empty where nothing is to be decided
 */
record Incoming(
    Envelope envelope,
    Letter letter,
    SequencedSet<String> links,
    String conversation,
    TurnRow turn,
    List<String> orders,
    Optional<Register.Advice> advice) {}
