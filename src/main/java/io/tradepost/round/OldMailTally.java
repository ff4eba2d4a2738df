package io.tradepost.round;

import io.tradepost.mailbox.FolderPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of all that lay in old mail files: {@code found = taken + known + not letters +
 * unreadable}.
 */
public final class OldMailTally {
  private final FolderPath root;
  private final List<Count> folders;

  OldMailTally(FolderPath root, Map<FolderPath, Folder> folders) {
    this.root = root;
    this.folders = folders.values().stream().map(Folder::counted).toList();
  }

  /** Something that could not be read: where it lies, and why. */
  public record Unreadable(FolderPath folder, String place, String why) {}

  /**
   * A folder's count, or that of all.
   *
   * @param expected how many things the file says lie there; -1 where it does not say
   * @param notLetters how many of each kind
   * @param incomplete letters that were taken in without a part that could not be read
   */
  public record Count(
      FolderPath folder,
      long expected,
      long found,
      long taken,
      long known,
      Map<String, Long> notLetters,
      List<Unreadable> unreadable,
      List<Unreadable> incomplete) {
    /** How many the file promised and did not give. */
    public long missing() {
      return expected < 0 ? 0 : Math.max(0, expected - found);
    }
  }

  /** The uppermost folder of all. */
  public FolderPath root() {
    return root;
  }

  /** Each folder, by path. */
  public List<Count> folders() {
    return folders;
  }

  /** All folders together. */
  public Count total() {
    Map<String, Long> kinds = new TreeMap<>();
    folders.forEach(f -> f.notLetters().forEach((kind, n) -> kinds.merge(kind, n, Long::sum)));
    boolean any = folders.stream().anyMatch(f -> f.expected() >= 0);
    return new Count(
        root,
        any ? folders.stream().mapToLong(f -> Math.max(0, f.expected())).sum() : -1,
        folders.stream().mapToLong(Count::found).sum(),
        folders.stream().mapToLong(Count::taken).sum(),
        folders.stream().mapToLong(Count::known).sum(),
        kinds,
        folders.stream().map(Count::unreadable).flatMap(Collection::stream).toList(),
        folders.stream().map(Count::incomplete).flatMap(Collection::stream).toList());
  }

  /** Whether all that lay there was read. */
  public boolean complete() {
    return folders.stream()
        .allMatch(f -> f.unreadable().isEmpty() && f.incomplete().isEmpty() && f.missing() == 0);
  }

  /** A folder while it is counted. */
  static final class Folder {
    private final FolderPath path;
    private final Map<String, Long> notLetters = new TreeMap<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final List<Unreadable> incomplete = new ArrayList<>();
    private long expected = -1;
    private long taken;
    private long known;

    Folder(FolderPath path) {
      this.path = path;
    }

    void expect(long more) {
      if (more >= 0) {
        expected = Math.max(0, expected) + more;
      }
    }

    void count(boolean fresh) {
      if (fresh) {
        taken++;
      } else {
        known++;
      }
    }

    void notLetter(String kind) {
      notLetters.merge(kind, 1L, Long::sum);
    }

    void unreadable(String place, String why) {
      unreadable.add(new Unreadable(path, place, why));
    }

    void incomplete(String place, String why) {
      incomplete.add(new Unreadable(path, place, why));
    }

    private Count counted() {
      long others = notLetters.values().stream().mapToLong(Long::longValue).sum();
      return new Count(
          path,
          expected,
          taken + known + others + unreadable.size(),
          taken,
          known,
          Map.copyOf(notLetters),
          List.copyOf(unreadable),
          List.copyOf(incomplete));
    }
  }
}
