/**
 * Brings letters back from a backup to a mailbox ({@link io.tradepost.archive.restore.Restorer}),
 * none twice. Belongs to {@code archive}; may use {@code letter} and {@code mailbox}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.archive.restore;
