package io.tradepost.mailbox;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How several folders stand; each folder asked for is in exactly one of the three.
 *
 * @param present those that are there
 * @param gone those that the server says are not there
 * @param refused those that the server does not let us see, with its words
 */
public record FolderStates(
    List<FolderState> present, Set<FolderPath> gone, Map<FolderPath, String> refused) {
  public FolderStates {
    present = List.copyOf(present);
    gone = Set.copyOf(gone);
    refused = Map.copyOf(refused);
  }
}
