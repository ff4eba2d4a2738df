package io.tradepost.archive.old;

import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.util.Set;

/**
 * A letter in an old file.
 *
 * @param place where in the file, for the operator: {@code Inbox, byte 4711}
 * @param raw at hand until the next letter is handed over
 * @param flags as IMAP names them
 * @param rebuilt whether its bytes were put together again from a program's own form, so that they
 *     differ from what came over the wire
 */
public record OldLetter(
    FolderPath folder,
    String place,
    RawLetter raw,
    Set<String> flags,
    OldArrival arrival,
    boolean rebuilt) {
  /** A letter as it came over the wire. */
  public OldLetter(
      FolderPath folder, String place, RawLetter raw, Set<String> flags, OldArrival arrival) {
    this(folder, place, raw, flags, arrival, false);
  }

  public OldLetter {
    flags = Set.copyOf(flags);
  }
}
