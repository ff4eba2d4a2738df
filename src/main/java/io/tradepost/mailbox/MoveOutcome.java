package io.tradepost.mailbox;

import java.util.Map;

/**
 * What became of each letter of a move or copy.
 *
 * @param target the folder they were to go to
 * @param means how it was done
 * @param fates by the UID in the source folder, one for each UID asked for
 */
public record MoveOutcome(FolderPath target, Means means, Map<Long, Fate> fates) {
  public MoveOutcome {
    fates = Map.copyOf(fates);
  }

  /** How letters were brought over. */
  public enum Means {
    /** UID MOVE (RFC 6851). */
    MOVE,
    /** Copied, arrival confirmed, then exactly these removed (RFC 4315). */
    COPY_AND_EXPUNGE,
    /**
     * Copied, and the originals marked {@code \Deleted}: the server cannot remove single letters,
     * and an EXPUNGE of all would take what others marked. The user's program compacts the folder.
     */
    COPY_AND_MARK,
    /** Copied, as asked. */
    COPY
  }

  /** What became of one letter. */
  public sealed interface Fate {
    /** It left the source and lies in the target under this UID. */
    record Moved(long uidValidity, long newUid) implements Fate {}

    /** It left the source for the target; under which UID the server did not tell. */
    record MovedUnplaced() implements Fate {}

    /**
     * It lies in the target under this UID, and in the source too: as asked for by a copy, or
     * because it could not be removed there.
     *
     * @param marked whether the original bears {@code \Deleted} now
     */
    record Copied(long uidValidity, long newUid, boolean marked) implements Fate {}

    /** It was not in the source folder any more, and nothing was done. */
    record Gone() implements Fate {}

    /** It is where it was; why in words. */
    record Refused(String why) implements Fate {}
  }
}
