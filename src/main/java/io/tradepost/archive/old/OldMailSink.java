package io.tradepost.archive.old;

import io.tradepost.mailbox.FolderPath;

/** Receives what lies in old mail files, in their order. */
public interface OldMailSink {
  /** A folder begins; {@code expected} is how many items it says it holds, -1 where it does not. */
  void folder(FolderPath folder, long expected);

  /** A letter. */
  void letter(OldLetter letter);

  /** Something that lies there and is no letter. */
  void notLetter(FolderPath folder, String place, String kind);

  /** Something that cannot be read, and why. */
  void unreadable(FolderPath folder, String place, String why);

  /** Part of a letter that was handed over all the same could not be read, and why. */
  void incomplete(FolderPath folder, String place, String why);

  /** So many more bytes of all files are done. */
  void read(long bytes);
}
