package io.tradepost.mailbox;

import java.util.Set;

/** What came of putting a letter into a folder. */
public sealed interface Arrival {
  /**
   * It lies there.
   *
   * @param validity the folder's UIDVALIDITY; 0 where the server did not tell
   * @param uid its number there; 0 where the server did not tell
   * @param flagsLeftOut those that this server does not keep there
   */
  record Arrived(long validity, long uid, Set<String> flagsLeftOut) implements Arrival {
    public Arrived {
      flagsLeftOut = Set.copyOf(flagsLeftOut);
    }
  }

  /** The server does not take this letter; why in words. */
  record Refused(String why) implements Arrival {}

  /** The mailbox has no room for it; what the server said. */
  record NoRoom(String why) implements Arrival {}
}
