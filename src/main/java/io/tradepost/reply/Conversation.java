package io.tradepost.reply;

import java.util.List;
import java.util.Map;

/**
 * The letters of one thread, across mailboxes, in any order, and what else bears upon what is owed
 * for them.
 *
 * @param turns each letter once
 * @param elsewhere letters of ours to the same contacts in other conversations: the answer may have
 *     begun a new thread
 * @param owners for each customer's key the mailbox of the salesperson who looks after them; a
 *     customer without one is left out
 */
public record Conversation(
    String name,
    List<Turn> turns,
    List<Turn> elsewhere,
    List<Settlement> settlements,
    Map<String, String> owners) {
  public Conversation {
    turns = List.copyOf(turns);
    elsewhere = List.copyOf(elsewhere);
    settlements = List.copyOf(settlements);
    owners = Map.copyOf(owners);
  }
}
