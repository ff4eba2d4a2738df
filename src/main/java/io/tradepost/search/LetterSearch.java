package io.tradepost.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;

/** Runs one query and reads what the list shows. */
final class LetterSearch {
  private static final SortField DATE = new SortField(LetterFields.DATE, SortField.Type.LONG, true);
  private static final SortField TIE = new SortField(LetterFields.TIE, SortField.Type.LONG);
  private static final Sort NEWEST_FIRST = new Sort(DATE, TIE);
  private static final Sort BY_RELEVANCE = new Sort(SortField.FIELD_SCORE, DATE, TIE);

  private LetterSearch() {}

  static Results run(IndexSearcher searcher, Query query, int limit, Order order)
      throws IOException {
    // As many as there are at most: Lucene makes a queue of that length.
    int most = Math.min(limit, searcher.getIndexReader().maxDoc());
    if (most == 0) {
      return new Results(searcher.count(query), List.of());
    }
    Sort sort =
        switch (order) {
          case NEWEST_FIRST -> NEWEST_FIRST;
          case BY_RELEVANCE -> BY_RELEVANCE;
        };
    // The threshold makes the total exact: nothing is passed over.
    TopDocs found =
        searcher.search(query, new TopFieldCollectorManager(sort, most, Integer.MAX_VALUE));
    return new Results(found.totalHits.value(), hits(searcher, found.scoreDocs));
  }

  /** Reads the hits in the order of the files, and gives them in their own order. */
  private static List<Hit> hits(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
    Integer[] byDoc = new Integer[found.length];
    Arrays.setAll(byDoc, i -> i);
    Arrays.sort(byDoc, Comparator.comparingInt(i -> found[i].doc));
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    Hit[] hits = new Hit[found.length];
    for (int i : byDoc) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(found[i].doc, leaves));
      hits[i] = hit(leaf, found[i].doc - leaf.docBase);
    }
    return new ArrayList<>(Arrays.asList(hits));
  }

  private static Hit hit(LeafReaderContext leaf, int doc) throws IOException {
    BytesRef stored =
        leaf.reader().storedFields().document(doc).getBinaryValue(LetterFields.STORED);
    BinaryDocValues conversations = leaf.reader().getBinaryDocValues(LetterFields.CONVERSATION);
    BinaryDocValues places = leaf.reader().getBinaryDocValues(LetterFields.PLACES);
    NumericDocValues flags = leaf.reader().getNumericDocValues(LetterFields.FLAGS);
    String conversation =
        conversations != null && conversations.advanceExact(doc)
            ? conversations.binaryValue().utf8ToString()
            : "";
    List<Place> where =
        places != null && places.advanceExact(doc)
            ? Places.decode(places.binaryValue())
            : List.of();
    Set<Flag> set =
        flags != null && flags.advanceExact(doc) ? Flag.of(flags.longValue()) : Set.of();
    return StoredLetter.decode(stored, conversation, where, set);
  }
}
