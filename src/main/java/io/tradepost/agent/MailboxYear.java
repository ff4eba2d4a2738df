package io.tradepost.agent;

import io.tradepost.archive.Vault;
import io.tradepost.archive.backup.BackupSource;
import io.tradepost.archive.backup.Copy;
import io.tradepost.ledger.Archived.ArchivedRow;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.KeptCopies.KeptRow;
import io.tradepost.ledger.KeptCopies.Share;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A mailbox's letters of one year, by the year in which they arrived: where each lies by the
 * ledger, its bytes from the vault. A letter gone from the server lies where it lay last. For one
 * thread.
 */
final class MailboxYear implements BackupSource {
  /** The ledger is asked for so many copies at a time: most folders hold few. */
  private static final long AT_ONCE = 1000;

  private final Book book;
  private final Vault vault;
  private final String mailbox;
  private final int year;
  private final NavigableMap<FolderPath, Share> shares = new TreeMap<>();
  private final Map<FolderPath, List<Copy>> asked = new HashMap<>();

  /**
   * A mailbox's year.
   *
   * @param book of one {@linkplain io.tradepost.ledger.Ledger#read reading}, so that a letter that
   *     is moved meanwhile is neither missed nor met twice
   */
  MailboxYear(Book book, Vault vault, String mailbox, int year) {
    this.book = book;
    this.vault = vault;
    this.mailbox = mailbox;
    this.year = year;
    book.kept().folders(mailbox, year).forEach(share -> shares.put(share.path(), share));
  }

  /** The newest year has the empty folders as well. */
  @Override
  public List<FolderPath> folders() {
    TreeSet<FolderPath> folders = new TreeSet<>(shares.keySet());
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

  /** Whoever asks for one folder asks for the next ones too. */
  @Override
  public List<Copy> copies(FolderPath folder) {
    Share share = shares.get(folder);
    if (share == null) {
      return List.of();
    }
    List<Copy> copies = asked.remove(folder);
    if (copies == null) {
      askFrom(folder);
      copies = Objects.requireNonNull(asked.remove(folder));
    }
    if (share.archived() > 0) {
      book.archived().kept(mailbox, folder, year).stream()
          .map(MailboxYear::copy)
          .forEach(copies::add);
    }
    return copies;
  }

  private void askFrom(FolderPath first) {
    asked.clear();
    List<Share> wanted = new ArrayList<>();
    long copies = 0;
    for (Share share : shares.tailMap(first, true).values()) {
      if (!wanted.isEmpty() && copies + share.copies() > AT_ONCE) {
        break;
      }
      copies += share.copies();
      wanted.add(share);
      asked.put(share.path(), new ArrayList<>());
    }
    for (KeptRow row : book.kept().in(wanted, year)) {
      Objects.requireNonNull(asked.get(row.path())).add(copy(row));
    }
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

  private static Copy copy(KeptRow row) {
    return new Copy(
        row.letter(),
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
