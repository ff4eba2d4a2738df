package io.tradepost.round;

import io.tradepost.ledger.FolderRow;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.FolderState;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The folders that letters are brought to in one pass; made and subscribed where missing. */
final class TargetFolders {
  private final Desk desk;
  private final String mailbox;

  /** Those that are known to be there, with the first UID of what comes there from now on. */
  private final Map<FolderPath, Long> next = new HashMap<>();

  TargetFolders(Desk desk, String mailbox) {
    this.desk = desk;
    this.mailbox = mailbox;
  }

  /** Those that were asked for and are there. */
  Set<FolderPath> all() {
    return Set.copyOf(next.keySet());
  }

  /** What lies below this UID in the folder is not of this pass's making. */
  long nextUid(FolderPath folder) {
    return Objects.requireNonNull(next.get(folder));
  }

  /** A folder that is known to be there, as the ledger knows it. */
  FolderRow row(FolderPath folder) {
    return desk.ledger().read(book -> book.folders().find(mailbox, folder)).orElseThrow();
  }

  /** The folder as the ledger knows it; made on the server where it is missing. */
  FolderRow ensure(ImapConnection connection, FolderPath folder) throws MailboxException {
    if (!next.containsKey(folder)) {
      connection.create(folder);
      enter(List.of(connection.status(folder)));
    }
    return row(folder);
  }

  /**
   * Makes what is missing of these folders, looking at all of them at once.
   *
   * @return those that the server refuses to make, with its words; the others are none the worse
   */
  Map<FolderPath, String> ensureAll(ImapConnection connection, Collection<FolderPath> folders)
      throws MailboxException {
    Set<FolderPath> unsure = new TreeSet<>(folders);
    unsure.removeAll(next.keySet());
    Map<FolderPath, String> refused = new TreeMap<>();
    if (unsure.isEmpty()) {
      return refused;
    }
    for (FolderPath missing : connection.missing(unsure)) {
      try {
        connection.create(missing);
      } catch (MailboxException e) {
        if (e.kind() != MailboxException.Kind.REFUSED) {
          throw e;
        }
        refused.put(missing, String.valueOf(e.getMessage()));
      }
    }
    unsure.removeAll(refused.keySet());
    enter(states(connection, unsure));
    return refused;
  }

  /** How the folders stand, each of which is there; one that does not tell is asked by itself. */
  private static List<FolderState> states(ImapConnection connection, Set<FolderPath> folders)
      throws MailboxException {
    List<FolderState> states = new ArrayList<>(connection.statuses(folders).present());
    Set<FolderPath> silent = new TreeSet<>(folders);
    states.forEach(s -> silent.remove(s.path()));
    for (FolderPath folder : silent) {
      states.add(connection.status(folder));
    }
    return states;
  }

  private void enter(List<FolderState> states) {
    List<FolderState> other =
        desk.ledger()
            .read(
                book ->
                    states.stream()
                        .filter(
                            s ->
                                book.folders()
                                    .find(mailbox, s.path())
                                    .filter(row -> row.validity() == s.uidValidity())
                                    .isEmpty())
                        .toList());
    if (!other.isEmpty()) {
      desk.ledger()
          .writing(
              book -> {
                for (FolderState state : other) {
                  FolderRow row = book.folders().enter(mailbox, state.path(), state.uidValidity());
                  // Made anew since it was last looked at: its old numbers say nothing any more.
                  // What the ledger believes to lie there is for the next look to find again.
                  if (book.copies().countIn(row.id()) == 0) {
                    book.folders().lookedAt(row.id(), state.uidValidity(), 1, -1, 0);
                  }
                }
              });
    }
    states.forEach(state -> next.put(state.path(), state.uidNext()));
  }
}
