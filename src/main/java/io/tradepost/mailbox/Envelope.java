package io.tradepost.mailbox;

import java.time.Instant;
import java.util.Set;

/**
 * What is known of a letter without fetching it.
 *
 * @param uid its number in the folder
 * @param flags as the server spells them ({@code \Seen}, {@code $Forwarded}), without {@code
 *     \Recent}
 * @param internalDate when it arrived; {@link Instant#EPOCH} where the server tells no usable date
 * @param size in bytes as the server says, which some servers get wrong; -1 where it says nothing
 * @param messageId the field's value, unfolded; empty where there is none
 * @param from the From field's value, unfolded, not decoded; empty where there is none
 */
public record Envelope(
    long uid, Set<String> flags, Instant internalDate, long size, String messageId, String from) {
  public Envelope {
    flags = Set.copyOf(flags);
  }

  /** Whether somebody marked it for removal: it is as good as gone and not to be filed. */
  public boolean deleted() {
    return flags.contains("\\Deleted");
  }
}
