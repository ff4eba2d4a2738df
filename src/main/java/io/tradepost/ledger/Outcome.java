package io.tradepost.ledger;

/** What has become of a copy. */
public enum Outcome {
  /** Decided or about to be, and not yet filed. */
  WAITING,
  /** Brought to where it belongs; for a letter in Sent: its copies are where they belong. */
  FILED,
  /** Left in place, with a reason. */
  LEFT,
  /** A copy made by the agent: accounted for with the letter that it was made from. */
  OURS
}
