package io.tradepost.archive.backup;

/**
 * Who is told how a backup is made or read back, while it goes on. What it throws ends the work,
 * which then leaves nothing half done behind.
 */
public interface Attendant {
  /** Nobody. */
  Attendant NONE = new Attendant() {};

  /** What is being done. */
  enum Stage {
    WRITING,
    READING_BACK
  }

  /** So many copies are done. */
  default void at(Stage stage, long copies) {}

  /** What was found about the last backup; a new one is made without it. */
  enum Finding {
    /** One is remembered, but none lies there. */
    MISSING,
    /** Another one lies in its place, or its manifest is another. */
    EXCHANGED,
    /** Its manifest is missing or not as it was written. */
    WITHOUT_MANIFEST,
    /** It does not read back as it was written. */
    DAMAGED
  }

  /** The last backup is not what it should be. */
  default void found(Finding finding) {}

  /**
   * The new backup was read back and takes the last one's place next. Whoever remembers the seal
   * now knows it again, whatever happens in between.
   */
  default void installing(String seal) {}
}
