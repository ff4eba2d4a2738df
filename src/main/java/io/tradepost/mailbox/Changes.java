package io.tradepost.mailbox;

import java.util.Map;
import java.util.Set;

/**
 * What changed in a folder.
 *
 * @param flags letters that are new or whose flags may have changed, with their flags now
 * @param vanished UIDs that were known and are not there any more
 * @param highestModSeq to ask from next time; -1 where the server does not count
 */
public record Changes(Map<Long, Set<String>> flags, Set<Long> vanished, long highestModSeq) {
  public Changes {
    flags = Map.copyOf(flags);
    vanished = Set.copyOf(vanished);
  }
}
