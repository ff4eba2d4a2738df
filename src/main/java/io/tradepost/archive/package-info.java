/**
 * The vault: the raw bytes of every letter, one crash-safe file for each mailbox and year. Raw
 * letters come in by their digest and go out again; one whose retention time is over is dropped.
 * The monthly backup stands in {@link io.tradepost.archive.backup}, what brings letters back in
 * {@link io.tradepost.archive.restore}, and what reads old mail files in {@link
 * io.tradepost.archive.old}. May use {@code letter} and {@code mailbox}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.archive;
