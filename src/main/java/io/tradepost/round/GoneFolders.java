package io.tradepost.round;

import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.FolderRow;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Notices that folders are no longer there; what the ledger believes to lie in them is gone with
 * them.
 */
final class GoneFolders {
  private final Desk desk;
  private final String mailbox;

  GoneFolders(Desk desk, String mailbox) {
    this.desk = desk;
    this.mailbox = mailbox;
  }

  /**
   * Notices folders that were looked into before and are not there any more, or not for us to look
   * into. Only the server's own word counts: that a list lacks a folder is asked about once more.
   *
   * @param lookedAt the folders to look into
   * @param listed all folders that the server lists
   * @param gone those that it says are not there
   */
  void notice(
      ImapConnection connection,
      Set<FolderPath> lookedAt,
      Set<FolderPath> listed,
      Set<FolderPath> gone)
      throws MailboxException {
    List<FolderRow> all = new ArrayList<>();
    for (FolderRow row : desk.ledger().read(book -> book.folders().of(mailbox))) {
      boolean missing =
          listed.contains(row.path())
              ? !lookedAt.contains(row.path())
              : !connection.exists(row.path());
      if (missing || gone.contains(row.path())) {
        all.add(row);
      }
    }
    if (!all.isEmpty()) {
      enter(all);
    }
  }

  private void enter(List<FolderRow> gone) {
    Instant now = desk.now();
    try (IndexKeeper.Change change = desk.keeper().begin()) {
      List<LetterId> letters = new ArrayList<>();
      desk.ledger()
          .writing(
              book -> {
                for (FolderRow row : gone) {
                  for (CopyRow copy : book.copies().in(row.id())) {
                    book.copies().gone(copy.id(), now);
                    copy.letter().ifPresent(letters::add);
                  }
                  book.accounts().healFolder(row.id());
                  book.folders().gone(row.id());
                }
                book.events().touch(letters);
              });
      Indexer indexer = new Indexer(desk);
      desk.ledger()
          .read(
              book -> {
                indexer.place(book, letters);
                return true;
              });
    }
  }
}
