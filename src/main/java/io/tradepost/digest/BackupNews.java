package io.tradepost.digest;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a mailbox's backups stand.
 *
 * @param known when the agent first looked at the mailbox; null where it never has
 * @param good when the last good backup was made, or last found to keep all there is; every one is
 *     read back then. Null where there is none
 * @param letters in it, of all years
 * @param size of it, in bytes
 * @param problem what is wrong with it or came of a later try
 * @param why in words; empty where nothing is wrong
 */
public record BackupNews(
    String mailbox,
    @Nullable Instant known,
    @Nullable Instant good,
    long letters,
    long size,
    Problem problem,
    String why) {
  /** One is made each month; a few days more are borne. */
  private static final Duration TOO_OLD = Duration.ofDays(35);

  /** What is wrong. */
  public enum Problem {
    NONE,
    /** The newest has clearly fewer letters and waits beside the last for a person's word. */
    HELD,
    /** The newest did not read back as it was written, and was removed. */
    UNFIT,
    /** Disk, share or server failed. */
    FAILED,
    /** The last good one lacks letters that the vault could not give. */
    INCOMPLETE,
    /** The last good one was read back since, and is not well. */
    FAULTY
  }

  /** Whether somebody must act at once: there is none, it is too old, or it is not well. */
  public boolean alarming(Instant at) {
    Instant since = good == null ? known : good;
    boolean old = since != null && since.plus(TOO_OLD).isBefore(at);
    return old || problem == Problem.FAULTY;
  }
}
