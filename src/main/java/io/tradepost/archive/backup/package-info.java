/**
 * The monthly backup of a mailbox's year: its manifest, how it is read back, and how one follows
 * another ({@link io.tradepost.archive.backup.Backups}). The formats stand behind one small port
 * ({@link io.tradepost.archive.backup.BackupWriter}, {@link
 * io.tradepost.archive.backup.BackupReader}); a format may besides know a quick way to read itself
 * through ({@link io.tradepost.archive.backup.BackupProof}), or lie encrypted in age's envelope
 * ({@link io.tradepost.archive.backup.Encrypted}). Belongs to {@code archive}; may use {@code
 * letter} and the folder paths of {@code mailbox}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.archive.backup;
