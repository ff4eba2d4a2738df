package io.tradepost.archive.backup;

import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A letter where it lies, as a backup keeps it. A letter that lies in two folders is two copies.
 *
 * @param messageId without angle brackets; empty where the letter has none
 * @param validity the folder's UIDVALIDITY
 * @param uid 0 where it is not known
 * @param arrived INTERNALDATE
 * @param flags as the server names them, without {@code \Recent}
 * @param size of the raw bytes
 * @param sha256 of the raw bytes, hex
 * @param goneOrNull when it was found to lie on the server no longer
 */
public record Copy(
    LetterId letter,
    String messageId,
    FolderPath folder,
    long validity,
    long uid,
    Instant arrived,
    Set<String> flags,
    long size,
    String sha256,
    @Nullable Instant goneOrNull) {
  public Copy {
    flags = java.util.Collections.unmodifiableSet(new TreeSet<>(flags));
  }

  /** When it was found to lie on the server no longer; the backup keeps it all the same. */
  public Optional<Instant> gone() {
    return Optional.ofNullable(goneOrNull);
  }
}
