package io.tradepost.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Asks one field for words that follow each other. */
final class WordQueries {
  private WordQueries() {}

  /**
   * That words stand there in this order, or joined as one where they are a number's parts.
   *
   * @param prefix whether the last word may go on
   */
  static Query words(String field, String text, boolean prefix) {
    Sought sought = Sought.of(text, prefix);
    Query inOrder = inOrder(field, sought);
    if (sought.joined().isEmpty()) {
      return inOrder;
    }
    return any(List.of(inOrder, term(field, sought.joined(), prefix)));
  }

  private static Query inOrder(String field, Sought sought) {
    List<Query> all = new ArrayList<>();
    List<Token> phrase = sought.phrase();
    if (phrase.size() == 1) {
      all.add(term(field, phrase.getFirst().term(), false));
    } else if (phrase.size() > 1) {
      PhraseQuery.Builder builder = new PhraseQuery.Builder();
      int first = phrase.getFirst().position();
      phrase.forEach(t -> builder.add(new Term(field, t.term()), t.position() - first));
      all.add(builder.build());
    }
    if (!sought.beginning().isEmpty()) {
      all.add(term(field, sought.beginning(), true));
    }
    return all(all);
  }

  /** One term, or every one that begins so. */
  static Query term(String field, String term, boolean prefix) {
    Term asked = new Term(field, term);
    return prefix ? new PrefixQuery(asked) : new TermQuery(asked);
  }

  static Query any(List<Query> queries) {
    return combined(queries, Occur.SHOULD);
  }

  static Query all(List<Query> queries) {
    return combined(queries, Occur.MUST);
  }

  private static Query combined(List<Query> queries, Occur occur) {
    return switch (queries.size()) {
      case 0 -> new MatchNoDocsQuery("no word to look for");
      case 1 -> queries.getFirst();
      default -> {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        queries.forEach(q -> builder.add(q, occur));
        yield builder.build();
      }
    };
  }
}
