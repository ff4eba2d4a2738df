/**
 * A salesperson's IMAP account: sessions over Angus Mail, signing in, folders and their names,
 * fetching, moving, putting in, watching; and handing e-mails to an SMTP server. Settings come in;
 * raw letters and outcomes of changes go out. Every quirk of a server is dealt with here. May use
 * {@code letter}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.mailbox;
