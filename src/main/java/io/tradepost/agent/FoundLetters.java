package io.tradepost.agent;

import io.tradepost.archive.Vault;
import io.tradepost.archive.backup.BackupSource;
import io.tradepost.archive.backup.Copy;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.CopyRow;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.search.Hit;
import io.tradepost.search.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Letters that a search found, each once, where a search shows it: below a folder with the
 * mailbox's name.
 */
final class FoundLetters implements BackupSource {
  private final Vault vault;
  private final Map<FolderPath, List<Copy>> byFolder = new TreeMap<>();
  private final Map<Copy, CopyRow> rows = new HashMap<>();

  FoundLetters(Book book, Vault vault, Collection<Hit> hits) {
    this.vault = vault;
    for (Hit hit : hits) {
      row(book.copies().everOf(hit.id()), hit).ifPresent(row -> add(hit.id(), row));
    }
    byFolder
        .values()
        .forEach(
            copies -> copies.sort(Comparator.comparing(Copy::arrived).thenComparing(Copy::letter)));
  }

  /** The copy that the search shows; where it is gone, the one that was there last. */
  private static Optional<CopyRow> row(List<CopyRow> copies, Hit hit) {
    Optional<Place> place =
        hit.places().isEmpty() ? Optional.empty() : Optional.of(hit.places().getLast());
    return copies.stream()
        .min(
            Comparator.comparing(
                    (CopyRow c) ->
                        place.isEmpty()
                            || !place.get().mailbox().equals(c.mailbox())
                            || !place.get().folder().equals(c.path().toString()))
                .thenComparing(c -> c.goneAt() != null));
  }

  private void add(LetterId letter, CopyRow row) {
    FolderPath folder = FolderPath.of(row.mailbox());
    for (String name : row.path().segments()) {
      folder = folder.child(name);
    }
    Copy copy =
        new Copy(
            letter,
            row.messageId(),
            folder,
            row.validity(),
            Math.max(0, row.uid()),
            row.arrived(),
            row.flags(),
            row.size(),
            row.sha256(),
            row.goneAt());
    rows.put(copy, row);
    byFolder.computeIfAbsent(folder, f -> new ArrayList<>()).add(copy);
  }

  @Override
  public List<FolderPath> folders() {
    TreeSet<FolderPath> folders = new TreeSet<>();
    for (FolderPath folder : byFolder.keySet()) {
      for (int depth = 1; depth <= folder.segments().size(); depth++) {
        folders.add(new FolderPath(folder.segments().subList(0, depth)));
      }
    }
    return List.copyOf(folders);
  }

  @Override
  public List<Copy> copies(FolderPath folder) {
    return byFolder.getOrDefault(folder, List.of());
  }

  @Override
  public <T> Optional<T> read(Copy copy, Reading<T> reading) throws IOException {
    CopyRow row = rows.get(copy);
    return row == null
        ? Optional.empty()
        : vault.read(row.mailbox(), row.vaultYear(), row.sha256(), reading::read);
  }
}
