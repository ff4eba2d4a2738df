/**
 * The way of a letter through the office, one mailbox at a time: fetch, read, decide, record, file;
 * working off what a crash left open; taking filings back; learning from what people move; letting
 * go what is not kept any longer. May use the packages above it in the way: {@code letter}, {@code
 * customer}, {@code filing}, {@code mailbox}, {@code ledger}, {@code archive}, {@code search},
 * {@code reply}, {@code config}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.round;
