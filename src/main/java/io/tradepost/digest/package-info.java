/**
 * What a manager is told of the replies and of the backups, and a salesperson reminded of: the
 * report as values, its pages in words, and the e-mail that carries them. Values and times come in,
 * bytes go out; nothing here asks the ledger, the clock or a server. May use {@code letter}, {@code
 * customer} and {@code reply}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.digest;
