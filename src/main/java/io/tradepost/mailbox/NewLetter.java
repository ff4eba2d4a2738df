package io.tradepost.mailbox;

import io.tradepost.letter.RawLetter;
import java.time.Instant;
import java.util.Set;

/**
 * A letter to be put into a folder.
 *
 * @param flags as {@code \Seen} and {@code $Forwarded}
 * @param arrived becomes INTERNALDATE
 */
public record NewLetter(RawLetter raw, Set<String> flags, Instant arrived) {
  public NewLetter {
    flags = Set.copyOf(flags);
  }
}
