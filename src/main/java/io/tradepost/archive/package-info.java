/**
 * The vault: the raw bytes of every letter, one crash-safe file for each mailbox and year. Raw
 * letters come in by their digest and go out again. May use {@code letter}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.archive;
