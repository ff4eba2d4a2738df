package io.tradepost.ledger;

/** How a copy came to lie where it was first seen. */
public enum Came {
  /** By delivery, or by the salesperson's own program in Sent. */
  ARRIVED,
  /** The agent brought it there as a copy of a letter that lies elsewhere too. */
  BROUGHT,
  /** A person put it there, or it lay there before the agent first looked. */
  PERSON
}
