package io.tradepost.search;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Looks at doc values that change in place, letter by letter: there are no terms for them. Costs
 * more than a term, so it looks only at what the other parts of a query have left.
 */
abstract class ScanQuery extends Query {
  private final String field;

  ScanQuery(String field) {
    this.field = field;
  }

  /** Tells the letters of one segment apart; null where none of it has the field. */
  abstract @Nullable TwoPhaseIterator matcher(LeafReader reader) throws IOException;

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        TwoPhaseIterator matcher = matcher(context.reader());
        return matcher == null
            ? null
            : new DefaultScorerSupplier(new ConstantScoreScorer(score(), scoreMode, matcher));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        // Not once the values have been changed in place.
        return DocValues.isCacheable(context, field);
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }
}
