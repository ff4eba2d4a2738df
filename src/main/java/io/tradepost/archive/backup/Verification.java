package io.tradepost.archive.backup;

import java.util.List;

/**
 * What came of reading a backup back.
 *
 * @param copies how many letters came out as they went in
 * @param faults what did not; empty for a good backup
 */
public record Verification(long copies, List<Fault> faults) {
  /** What is wrong with a backup; each names the part that it strikes. */
  public sealed interface Fault {
    /**
     * A letter that does not come out as it went in.
     *
     * @param name where it lies in the backup
     */
    record OfLetter(Copy copy, String name, String why) implements Fault {}

    /** A part that is no letter: the manifest, the folders, what lies between the letters. */
    record OfPart(String part, String why) implements Fault {}
  }

  public Verification {
    faults = List.copyOf(faults);
  }

  /** Whether every letter can be brought back. */
  public boolean good() {
    return faults.isEmpty();
  }
}
