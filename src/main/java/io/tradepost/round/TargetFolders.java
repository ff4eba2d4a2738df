package io.tradepost.round;

import io.tradepost.ledger.Book;
import io.tradepost.ledger.FolderRow;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.FolderState;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The folders that letters are brought to in one pass; made and subscribed where missing. Over two
 * lines, one makes folders while the other asks for those that are there.
 */
final class TargetFolders {
  private final Desk desk;
  private final String mailbox;

  /** Those that are known to be there, as they stood when they were looked at first. */
  private final Map<FolderPath, FolderState> stood = new ConcurrentHashMap<>();

  private final Map<FolderPath, FolderRow> rows = new ConcurrentHashMap<>();

  TargetFolders(Desk desk, String mailbox) {
    this.desk = desk;
    this.mailbox = mailbox;
  }

  /** Those that were asked for and are there. */
  Set<FolderPath> all() {
    return Set.copyOf(stood.keySet());
  }

  /** What lies below this UID in the folder is not of this pass's making. */
  long nextUid(FolderPath folder) {
    return stood(folder).uidNext();
  }

  /**
   * A folder that is known to be there, as the ledger knows it from now on: it is entered with the
   * first intent that speaks of it, or with what was found to have arrived there.
   */
  FolderRow row(Book book, FolderPath folder) {
    FolderRow known = rows.get(folder);
    if (known == null) {
      known = enter(book, stood(folder));
      rows.put(folder, known);
    }
    return known;
  }

  private FolderState stood(FolderPath folder) {
    return Objects.requireNonNull(stood.get(folder));
  }

  /** The folder as the ledger knows it; made on the server where it is missing. */
  FolderRow ensure(ImapConnection connection, FolderPath folder) throws MailboxException {
    if (!stood.containsKey(folder)) {
      connection.create(folder);
      stood.put(folder, connection.status(folder));
    }
    FolderRow known = rows.get(folder);
    return known != null ? known : desk.ledger().write(book -> row(book, folder));
  }

  /**
   * Makes what is missing of these folders, in their order, looking at all of them at once.
   *
   * @param there told of each that is there, as soon as that is known
   * @return those that the server refuses to make, with its words; the others are none the worse
   */
  Map<FolderPath, String> ensureAll(
      ImapConnection connection, Collection<FolderPath> folders, Consumer<FolderPath> there)
      throws MailboxException {
    Set<FolderPath> unsure = new LinkedHashSet<>(folders);
    stood.keySet().forEach(known -> tell(unsure.remove(known), known, there));
    Map<FolderPath, String> refused = new TreeMap<>();
    if (unsure.isEmpty()) {
      return refused;
    }
    Set<FolderPath> missing = connection.missing(unsure);
    Set<FolderPath> present = new HashSet<>(unsure);
    present.removeAll(missing);
    for (FolderState state : states(connection, present)) {
      stood.put(state.path(), state);
      there.accept(state.path());
    }
    connection.make(
        missing,
        new ImapConnection.Making() {
          @Override
          public void made(FolderState folder) {
            stood.put(folder.path(), folder);
            there.accept(folder.path());
          }

          @Override
          public void refused(FolderPath folder, String why) {
            refused.put(folder, why);
          }
        });
    return refused;
  }

  private static void tell(boolean asked, FolderPath folder, Consumer<FolderPath> there) {
    if (asked) {
      there.accept(folder);
    }
  }

  /** How the folders stand, each of which is there; one that does not tell is asked by itself. */
  private static List<FolderState> states(ImapConnection connection, Set<FolderPath> folders)
      throws MailboxException {
    if (folders.isEmpty()) {
      return List.of();
    }
    List<FolderState> states = new ArrayList<>(connection.statuses(folders).present());
    Set<FolderPath> silent = new TreeSet<>(folders);
    states.forEach(s -> silent.remove(s.path()));
    for (FolderPath folder : silent) {
      states.add(connection.status(folder));
    }
    return states;
  }

  private FolderRow enter(Book book, FolderState state) {
    return book.folders()
        .find(mailbox, state.path())
        .filter(row -> row.validity() == state.uidValidity())
        .orElseGet(() -> enterAnew(book, state));
  }

  private FolderRow enterAnew(Book book, FolderState state) {
    FolderRow row = book.folders().enter(mailbox, state.path(), state.uidValidity());
    // Made anew since it was last looked at: its old numbers say nothing any more. What the ledger
    // believes to lie there is for the next look to find again.
    if (book.copies().countIn(row.id()) == 0) {
      book.folders().lookedAt(row.id(), state.uidValidity(), 1, -1, 0);
    }
    return book.folders().find(mailbox, state.path()).orElseThrow();
  }
}
