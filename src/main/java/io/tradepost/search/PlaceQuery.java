package io.tradepost.search;

import java.io.IOException;
import java.util.BitSet;
import java.util.Objects;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TwoPhaseIterator;
import org.jspecify.annotations.Nullable;

/** Letters of which a copy lies in a mailbox or folder; case and accents do not count. */
final class PlaceQuery extends ScanQuery {
  /** Which part of a place is asked for. */
  private enum Part {
    MAILBOX,
    /** The folder, or one above it. */
    FOLDER
  }

  private final Part part;
  private final String name;
  private final boolean prefix;

  private PlaceQuery(Part part, String name, boolean prefix) {
    super(LetterFields.PLACES);
    this.part = part;
    this.name = Folding.fold(name.strip());
    this.prefix = prefix;
  }

  static PlaceQuery mailbox(String name, boolean prefix) {
    return new PlaceQuery(Part.MAILBOX, name, prefix);
  }

  /** Slashes at the ends do not count. */
  static PlaceQuery folder(String path, boolean prefix) {
    int start = 0;
    int end = path.length();
    while (start < end && path.charAt(start) == '/') {
      start++;
    }
    while (end > start && path.charAt(end - 1) == '/') {
      end--;
    }
    return new PlaceQuery(Part.FOLDER, path.substring(start, end), prefix);
  }

  private boolean matches(PlaceTable.FoldedPlace place) {
    return switch (part) {
      case MAILBOX -> prefix ? place.mailbox().startsWith(name) : place.mailbox().equals(name);
      case FOLDER -> inFolder(place.folder());
    };
  }

  private boolean inFolder(String folder) {
    return folder.startsWith(name)
        && (prefix || folder.length() == name.length() || folder.charAt(name.length()) == '/');
  }

  @Override
  @Nullable TwoPhaseIterator matcher(LeafReader reader) throws IOException {
    PlaceTable table = PlaceTable.of(reader);
    BitSet lists = table.listsWith(this::matches);
    if (lists.isEmpty()) {
      return null;
    }
    DocIdSetIterator all = DocIdSetIterator.all(reader.maxDoc());
    return new TwoPhaseIterator(all) {
      @Override
      public boolean matches() {
        return lists.get(table.list(all.docID()));
      }

      @Override
      public float matchCost() {
        return 3;
      }
    };
  }

  @Override
  public String toString(String field) {
    return part + ":" + name + (prefix ? "*" : "");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlaceQuery that
        && part == that.part
        && prefix == that.prefix
        && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(part, name, prefix);
  }
}
