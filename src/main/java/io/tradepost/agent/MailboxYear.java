package io.tradepost.agent;

import io.tradepost.archive.Vault;
import io.tradepost.archive.backup.BackupSource;
import io.tradepost.archive.backup.Copy;
import io.tradepost.ledger.Archived.ArchivedRow;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.CopyRow;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A mailbox's letters of one year, by the year in which they arrived: where each lies by the
 * ledger, its bytes from the vault. A letter gone from the server lies where it lay last.
 *
 * @param book of one {@linkplain io.tradepost.ledger.Ledger#read reading}, so that a letter that is
 *     moved meanwhile is neither missed nor met twice
 */
record MailboxYear(Book book, Vault vault, String mailbox, int year) implements BackupSource {

  /** The newest year has the empty folders as well. */
  @Override
  public List<FolderPath> folders() {
    TreeSet<FolderPath> folders = new TreeSet<>(book.kept().folders(mailbox, year));
    if (book.kept().years(mailbox).stream().allMatch(other -> other <= year)) {
      book.folders().of(mailbox).forEach(row -> folders.add(row.path()));
    }
    for (FolderPath folder : List.copyOf(folders)) {
      for (int depth = 1; depth < folder.segments().size(); depth++) {
        folders.add(new FolderPath(folder.segments().subList(0, depth)));
      }
    }
    return List.copyOf(folders);
  }

  @Override
  public List<Copy> copies(FolderPath folder) {
    return Stream.concat(
            book.kept().in(mailbox, folder, year).stream().map(MailboxYear::copy),
            book.archived().kept(mailbox, folder, year).stream().map(MailboxYear::copy))
        .toList();
  }

  /** A letter out of an old mail file, which no server has numbered. */
  private static Copy copy(ArchivedRow row) {
    return new Copy(
        row.letter(),
        row.messageId(),
        row.path(),
        0,
        0,
        row.arrived(),
        row.flags(),
        row.size(),
        row.sha256(),
        null);
  }

  private static Copy copy(CopyRow row) {
    return new Copy(
        row.letter().orElseThrow(),
        row.messageId(),
        row.path(),
        row.validity(),
        Math.max(0, row.uid()), // not known where the server did not say under which it was moved
        row.arrived(),
        row.flags(),
        row.size(),
        row.sha256(),
        row.goneAt());
  }

  @Override
  public <T> Optional<T> read(Copy copy, Reading<T> reading) throws IOException {
    return vault.read(mailbox, year, copy.sha256(), reading::read);
  }
}
