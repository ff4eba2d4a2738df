package io.tradepost.mailbox;

/**
 * How a folder stands.
 *
 * @param path where it is
 * @param uidValidity while this stays, UIDs mean the same letters
 * @param uidNext below this lie all UIDs given so far; 0 where the server does not tell
 * @param highestModSeq grows with each change (RFC 7162); -1 where the server does not count
 * @param messages how many letters
 */
public record FolderState(
    FolderPath path, long uidValidity, long uidNext, long highestModSeq, long messages) {
  /** Without CONDSTORE no number tells that a letter was read or answered. */
  public boolean hidesMarks() {
    return highestModSeq < 0 && messages > 0;
  }
}
