package io.tradepost.demo;

import java.time.Instant;
import java.util.Set;

/**
 * One generated letter as it lies in one mailbox.
 *
 * @param mailbox the salesperson's English name
 * @param raw the letter with CR LF line ends; not copied
 * @param internalDate its arrival, whole seconds
 * @param flags IMAP system flags with their backslash, such as {@code \Seen}
 */
@SuppressWarnings("ArrayRecordComponent") // Two samples are never compared.
public record Sample(
    String mailbox, Role folder, byte[] raw, Instant internalDate, Set<String> flags, Truth truth) {
  public Sample {
    flags = Set.copyOf(flags);
  }
}
