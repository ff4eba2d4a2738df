package io.tradepost.mailbox;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder's place in a mailbox, whatever the server's delimiter and namespace prefix: {@code
 * Customer/SP/NEVIR}. The personal namespace's prefix ({@code INBOX.}) is not part of it; the inbox
 * itself is {@code INBOX}.
 *
 * @param segments from the top, never empty, in Unicode normal form C
 */
public record FolderPath(List<String> segments) implements Comparable<FolderPath> {
  public static final FolderPath INBOX = FolderPath.of("INBOX");

  public FolderPath {
    if (segments.isEmpty() || segments.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("a folder has a name on each level: " + segments);
    }
    boolean top = segments.size() == 1;
    segments =
        segments.stream()
            .map(s -> Normalizer.normalize(s, Normalizer.Form.NFC))
            .map(s -> top && s.equalsIgnoreCase("INBOX") ? "INBOX" : s)
            .toList();
  }

  /** The folder with these names from the top. */
  public static FolderPath of(String... segments) {
    return new FolderPath(List.of(segments));
  }

  /** Reads {@code Customer/SP/NEVIR}. */
  public static FolderPath parse(String path) {
    return new FolderPath(Stream.of(path.split("/")).filter(s -> !s.isEmpty()).toList());
  }

  /** The folder of that name under this one. */
  public FolderPath child(String name) {
    return new FolderPath(Stream.concat(segments.stream(), Stream.of(name)).toList());
  }

  /** Whether this folder is the other one or lies under it. */
  public boolean within(FolderPath other) {
    return segments.size() >= other.segments.size()
        && segments.subList(0, other.segments.size()).equals(other.segments);
  }

  /** The last name. */
  public String name() {
    return segments.getLast();
  }

  @Override
  public int compareTo(FolderPath other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return String.join("/", segments);
  }
}
