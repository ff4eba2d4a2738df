package io.tradepost.ledger;

import io.tradepost.filing.Reason;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a letter lies, or lay.
 *
 * @param letterOrNull null for a letter that was never fetched (a private sender)
 * @param sha256 of the raw bytes in the vault; empty where never fetched
 * @param vaultYear which year's vault holds the bytes
 * @param becauseOrNull why it was left
 * @param goneAt when it was found to lie there no longer
 */
public record CopyRow(
    long id,
    long folder,
    String mailbox,
    FolderPath path,
    long validity,
    long uid,
    @Nullable LetterId letterOrNull,
    String messageId,
    String sha256,
    int vaultYear,
    long size,
    Instant arrived,
    Set<String> flags,
    Came came,
    Outcome outcome,
    @Nullable Reason becauseOrNull,
    @Nullable Instant settledAt,
    @Nullable Instant goneAt) {
  /** The letter, where it was fetched. */
  public Optional<LetterId> letter() {
    return Optional.ofNullable(letterOrNull);
  }

  /** Why it was left. */
  public Optional<Reason> because() {
    return Optional.ofNullable(becauseOrNull);
  }
}
