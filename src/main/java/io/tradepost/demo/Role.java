package io.tradepost.demo;

/** The folder that a sample letter arrives in. */
public enum Role {
  /** What others wrote. */
  INBOX,
  /** What the mailbox's owner wrote. */
  SENT
}
