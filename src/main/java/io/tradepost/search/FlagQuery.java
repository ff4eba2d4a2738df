package io.tradepost.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.TwoPhaseIterator;
import org.jspecify.annotations.Nullable;

/** Letters with a flag. */
final class FlagQuery extends ScanQuery {
  private final Flag flag;

  FlagQuery(Flag flag) {
    super(LetterFields.FLAGS);
    this.flag = flag;
  }

  @Override
  @Nullable TwoPhaseIterator matcher(LeafReader reader) throws IOException {
    NumericDocValues flags = reader.getNumericDocValues(LetterFields.FLAGS);
    if (flags == null) {
      return null;
    }
    return new TwoPhaseIterator(flags) {
      @Override
      public boolean matches() throws IOException {
        return (flags.longValue() & flag.bit()) != 0;
      }

      @Override
      public float matchCost() {
        return 3;
      }
    };
  }

  @Override
  public String toString(String field) {
    return "flag:" + flag;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FlagQuery that && flag == that.flag;
  }

  @Override
  public int hashCode() {
    return FlagQuery.class.hashCode() + flag.hashCode();
  }
}
