package io.tradepost.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;

/**
 * Which list of places each letter of one segment has. Thousands of letters share a few hundred
 * lists, so a search looks into each list once, and then only at a number for each letter. Made
 * anew when the segment's places have changed.
 */
final class PlaceTable {
  private static final Map<IndexReader.CacheKey, PlaceTable> KNOWN = new ConcurrentHashMap<>();

  /** For each letter the number of its list, counted from 1; 0 where it has none. */
  private final int[] listOfDoc;

  private final List<List<FoldedPlace>> lists;

  /** A place as it is compared. */
  record FoldedPlace(String mailbox, String folder) {}

  private PlaceTable(int[] listOfDoc, List<List<FoldedPlace>> lists) {
    this.listOfDoc = listOfDoc;
    this.lists = lists;
  }

  /** The table of that segment as the reader sees it. */
  static PlaceTable of(LeafReader reader) throws IOException {
    IndexReader.CacheHelper cache = reader.getReaderCacheHelper();
    if (cache == null) {
      return read(reader);
    }
    PlaceTable known = KNOWN.get(cache.getKey());
    if (known != null) {
      return known;
    }
    // Two threads may both make it; the one is as good as the other.
    PlaceTable table = read(reader);
    if (KNOWN.put(cache.getKey(), table) == null) {
      cache.addClosedListener(KNOWN::remove);
    }
    return table;
  }

  private static PlaceTable read(LeafReader reader) throws IOException {
    int[] listOfDoc = new int[reader.maxDoc()];
    List<List<FoldedPlace>> lists = new ArrayList<>();
    BinaryDocValues values = reader.getBinaryDocValues(LetterFields.PLACES);
    if (values != null) {
      BytesRefHash numbers = new BytesRefHash();
      for (int doc = values.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = values.nextDoc()) {
        BytesRef bytes = values.binaryValue();
        int number = numbers.add(bytes);
        if (number >= 0) {
          lists.add(folded(bytes));
        }
        listOfDoc[doc] = 1 + (number >= 0 ? number : -number - 1);
      }
    }
    return new PlaceTable(listOfDoc, lists);
  }

  private static List<FoldedPlace> folded(BytesRef bytes) throws IOException {
    return Places.decode(bytes).stream()
        .map(p -> new FoldedPlace(Folding.fold(p.mailbox()), Folding.fold(p.folder())))
        .toList();
  }

  /** The numbers of the lists that hold such a place. */
  BitSet listsWith(Predicate<FoldedPlace> such) {
    BitSet found = new BitSet();
    for (int i = 0; i < lists.size(); i++) {
      if (lists.get(i).stream().anyMatch(such)) {
        found.set(1 + i);
      }
    }
    return found;
  }

  int list(int doc) {
    return listOfDoc[doc];
  }
}
