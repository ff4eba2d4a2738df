package io.tradepost.archive.backup;

import java.util.List;

/** What came of a run for one mailbox, year and format. */
public sealed interface BackupOutcome {
  /** What was done with the letters on the way. */
  Tally tally();

  /** The new backup was read back and is the last good one now. */
  record Replaced(Tally tally, Backups.Lying last) implements BackupOutcome {}

  /** The last good backup keeps all that there is, as it is now; it was read back and stays. */
  record Unchanged(Tally tally, Backups.Lying last) implements BackupOutcome {}

  /**
   * The new backup is well but has clearly fewer letters than the last good one, which stays; the
   * new one lies beside it.
   */
  record Held(Tally tally, Backups.Lying held, long lettersBefore) implements BackupOutcome {}

  /** The new backup did not read back as it was written and was removed; the last one stays. */
  record Unfit(Tally tally, List<Verification.Fault> faults) implements BackupOutcome {
    public Unfit {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Counts of a run.
   *
   * @param offered copies that the source told of
   * @param gone of these, how many lie on the server no longer
   * @param written those in the new backup
   * @param takenOver of these, how many as they lay in the one before
   * @param readBack how many came out of the new backup as they went in
   * @param skipped those that could not be written; none in a good run
   */
  record Tally(
      long offered, long gone, long written, long takenOver, long readBack, List<Skipped> skipped) {
    public Tally {
      skipped = List.copyOf(skipped);
    }

    Tally readBack(long copies) {
      return new Tally(offered, gone, written, takenOver, copies, skipped);
    }
  }

  /** A copy that could not be written, and why. */
  record Skipped(Copy copy, String why) {}
}
