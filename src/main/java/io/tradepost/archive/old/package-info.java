/**
 * Letters as other programs kept them: mbox, Maildir, trees and archives of .eml files, Outlook's
 * .pst, and our own backups, read front to back and handed over one by one ({@link
 * io.tradepost.archive.old.OldMail}). Belongs to {@code archive}; may use {@code letter} and the
 * folder paths of {@code mailbox}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.archive.old;
