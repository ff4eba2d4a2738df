package io.tradepost.demo;

import java.util.Locale;

/** What a sample letter does to what is owed to a customer. */
public enum Owing {
  /** A customer waits for an answer to it. */
  ASKS,
  /** Ours; what was asked before it is answered. */
  ANSWERS,
  /** Ours; says no more than when the answer comes. */
  HOLDS,
  /** What we wrote last did not arrive. */
  RETURNS,
  NOTHING;

  /** In lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
