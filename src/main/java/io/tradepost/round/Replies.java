package io.tradepost.round;

import io.tradepost.ledger.Turns.TurnRow;
import io.tradepost.letter.Address;
import io.tradepost.letter.Letter;
import io.tradepost.reply.Conversations;
import io.tradepost.reply.Counterparts;
import io.tradepost.reply.Remarks;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes from each letter, once, what the reply clock needs of it. */
public final class Replies {
  private final Counterparts counterparts;
  private final Function<Letter, Remarks> remarks;
  private final String rules;

  /**
   * @param remarks what a letter's new text says that counts for the reply clock
   * @param rules changes when the remarks on a letter, or whether it counts as automatic, may
   *     change
   */
  public Replies(Counterparts counterparts, Function<Letter, Remarks> remarks, String rules) {
    this.counterparts = counterparts;
    this.remarks = remarks;
    this.rules = rules;
  }

  /** All by which a letter is linked to others of its conversation. */
  SequencedSet<String> links(Letter letter) {
    return Conversations.links(letter, counterparts);
  }

  String rules() {
    return rules;
  }

  /** What the reply clock needs of the letter. */
  TurnRow of(Letter letter) {
    return new TurnRow(
        letter.id(),
        Conversations.answered(letter),
        letter.writer().map(Address::key).orElse(""),
        keys(letter.to()),
        keys(letter.cc()),
        letter.automation().kind(),
        remarks.apply(letter),
        rules);
  }

  private static Set<String> keys(List<Address> addresses) {
    return addresses.stream()
        .map(Address::key)
        .filter(key -> !key.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
