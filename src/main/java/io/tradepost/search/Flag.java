package io.tradepost.search;

import java.util.EnumSet;
import java.util.Set;

/** What a mailbox says of a letter that people ask for (RFC 9051 §2.3.2). */
public enum Flag {
  SEEN(1),
  ANSWERED(2),
  FLAGGED(4);

  /** As the index's files hold it. */
  private final long bit;

  Flag(long bit) {
    this.bit = bit;
  }

  long bit() {
    return bit;
  }

  static long mask(Set<Flag> flags) {
    return flags.stream().mapToLong(Flag::bit).reduce(0, (a, b) -> a | b);
  }

  static Set<Flag> of(long mask) {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    for (Flag flag : values()) {
      if ((mask & flag.bit()) != 0) {
        flags.add(flag);
      }
    }
    return flags;
  }
}
