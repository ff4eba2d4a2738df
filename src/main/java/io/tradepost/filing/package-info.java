/**
 * Where a letter belongs and why: categories, the company's rules, the rulebook that decides, and
 * safe folder names. A letter and what the office knows (customers, conversation, what people
 * taught) come in; a decision with its reasons goes out. Pure. May use {@code letter}, {@code
 * customer} and {@code mailbox}'s folder paths.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.filing;
