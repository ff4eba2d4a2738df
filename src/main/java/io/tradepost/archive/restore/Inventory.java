package io.tradepost.archive.restore;

import io.tradepost.archive.backup.Copy;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.Envelope;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.LetterSink;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.OpenFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the mailbox that letters are brought back to, so that none is there twice. A letter
 * in a backup is the same as one on the server if their Message-IDs and their bytes are; each
 * letter on the server stands for one of the backup at most.
 */
final class Inventory {
  private final ImapConnection connection;
  private final Memory memory;

  /** By {@link Identity}, then by folder. */
  private final Map<String, Map<FolderPath, List<Lying>>> lying = new HashMap<>();

  /** By {@link Identity}: how many of them the backup has in each folder. */
  private final Map<String, Map<FolderPath, Integer>> backedUp = new HashMap<>();

  Inventory(ImapConnection connection, Memory memory) {
    this.connection = connection;
    this.memory = memory;
  }

  /** A letter on the server that stands for none of the backup's yet. */
  private static final class Lying {
    private final FolderPath folder;
    private final Envelope envelope;
    private @Nullable String sha256OrNull;

    private Lying(FolderPath folder, Envelope envelope, @Nullable String sha256OrNull) {
      this.folder = folder;
      this.envelope = envelope;
      this.sha256OrNull = sha256OrNull;
    }
  }

  /** Looks into a folder. */
  void look(FolderPath path) throws MailboxException {
    try (OpenFolder folder = connection.open(path, true)) {
      List<Envelope> envelopes = folder.envelopes(1, OpenFolder.LAST);
      Map<Long, String> known =
          envelopes.isEmpty() ? Map.of() : memory.digests(path, folder.state().uidValidity());
      for (Envelope envelope : envelopes) {
        lying
            .computeIfAbsent(Identity.of(envelope), id -> new LinkedHashMap<>(2))
            .computeIfAbsent(path, p -> new ArrayList<>(1))
            .add(new Lying(path, envelope, known.get(envelope.uid())));
      }
    }
  }

  /** Where each letter of the backup lay: what lies elsewhere on the server was moved there. */
  void compareWith(Collection<Copy> copies) {
    for (Copy copy : copies) {
      backedUp
          .computeIfAbsent(Identity.of(copy), id -> new HashMap<>(2))
          .merge(copy.folder(), 1, Integer::sum);
    }
  }

  /**
   * Where the letter seems to lie, by what is known without its bytes; otherwise as {@link #lies}.
   */
  Optional<FolderPath> seemsToLie(Copy copy, FolderPath target) {
    return find(
        copy,
        target,
        l ->
            l.sha256OrNull != null
                ? l.sha256OrNull.equals(copy.sha256())
                : l.envelope.size() < 0 || l.envelope.size() == copy.size());
  }

  /**
   * Where the letter lies: in its folder, or where it was moved to since the backup was made; each
   * on the server stands for one. To be asked once for each letter, after {@link #learn}.
   */
  Optional<FolderPath> lies(Parcel parcel) throws IOException {
    if (!lying.containsKey(Identity.of(parcel.copy()))) {
      return Optional.empty();
    }
    Digest digest = parcel.digest();
    return find(
        parcel.copy(), parcel.target(), l -> l.sha256OrNull != null && digest.is(l.sha256OrNull));
  }

  private Optional<FolderPath> find(Copy copy, FolderPath target, Predicate<Lying> same) {
    Optional<FolderPath> found = claim(candidates(copy, target), same);
    Map<FolderPath, Integer> due = backedUp.get(Identity.of(copy));
    if (due == null) {
      return found;
    }
    due.merge(copy.folder(), -1, Integer::sum); // This one of the backup's is dealt with.
    return found.isPresent() ? found : claim(elsewhere(copy, target, due), same);
  }

  /** Fetches what must be compared byte for byte before these letters are asked for. */
  void learn(List<Parcel> parcels) throws MailboxException, IOException {
    Map<FolderPath, Set<Lying>> open = new LinkedHashMap<>();
    for (Parcel parcel : parcels) {
      List<Lying> all = new ArrayList<>(candidates(parcel.copy(), parcel.target()));
      if (!backedUp.isEmpty()) {
        all.addAll(elsewhere(parcel.copy(), parcel.target(), Map.of()));
      }
      for (Lying one : all) {
        if (one.sha256OrNull == null && parcel.digest().mayBe(one.envelope.size())) {
          open.computeIfAbsent(one.folder, f -> new LinkedHashSet<>()).add(one);
        }
      }
    }
    for (Map.Entry<FolderPath, Set<Lying>> entry : open.entrySet()) {
      fetch(entry.getKey(), entry.getValue());
    }
  }

  private void fetch(FolderPath path, Set<Lying> letters) throws MailboxException {
    Map<Long, Lying> byUid = new HashMap<>();
    letters.forEach(l -> byUid.put(l.envelope.uid(), l));
    try (OpenFolder folder = connection.open(path, true)) {
      folder.fetch(letters.stream().map(l -> l.envelope).toList(), new Reader(byUid));
    }
  }

  /** What the server gives no more is no letter that lies there. */
  private record Reader(Map<Long, Lying> byUid) implements LetterSink {
    @Override
    public void letter(Envelope envelope, RawLetter letter) {
      try {
        note(envelope, Digest.ofWire(letter));
      } catch (IOException e) {
        throw new UncheckedIOException("A letter's temporary file cannot be read", e);
      }
    }

    @Override
    public void gone(Envelope envelope) {
      note(envelope, "gone");
    }

    @Override
    public void failed(Envelope envelope, String why) {
      note(envelope, "not to be had");
    }

    private void note(Envelope envelope, String sha256) {
      Lying one = byUid.get(envelope.uid());
      if (one != null) {
        one.sha256OrNull = sha256;
      }
    }
  }

  private List<Lying> candidates(Copy copy, FolderPath target) {
    return lying.getOrDefault(Identity.of(copy), Map.of()).getOrDefault(target, List.of());
  }

  /** Those in other folders, beyond what the backup has in them. */
  private List<Lying> elsewhere(Copy copy, FolderPath target, Map<FolderPath, Integer> due) {
    List<Lying> found = new ArrayList<>();
    lying
        .getOrDefault(Identity.of(copy), Map.of())
        .forEach(
            (folder, there) -> {
              if (!folder.equals(target) && there.size() > due.getOrDefault(folder, 0)) {
                found.addAll(there);
              }
            });
    return found;
  }

  private Optional<FolderPath> claim(List<Lying> among, Predicate<Lying> same) {
    Optional<Lying> found = among.stream().filter(same).findFirst();
    found.ifPresent(
        one ->
            lying
                .getOrDefault(Identity.of(one.envelope), Map.of())
                .getOrDefault(one.folder, new ArrayList<>())
                .remove(one));
    return found.map(one -> one.folder);
  }
}
