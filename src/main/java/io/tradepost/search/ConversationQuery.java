package io.tradepost.search;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Letters of a conversation, by its id or how that begins. */
final class ConversationQuery extends ScanQuery {
  private final BytesRef id;
  private final boolean prefix;

  ConversationQuery(String id, boolean prefix) {
    super(LetterFields.CONVERSATION);
    this.id = new BytesRef(Folding.fold(id.strip()));
    this.prefix = prefix;
  }

  @Override
  @Nullable TwoPhaseIterator matcher(LeafReader reader) throws IOException {
    BinaryDocValues conversations = reader.getBinaryDocValues(LetterFields.CONVERSATION);
    if (conversations == null) {
      return null;
    }
    return new TwoPhaseIterator(conversations) {
      @Override
      public boolean matches() throws IOException {
        BytesRef value = conversations.binaryValue();
        return prefix ? StringHelper.startsWith(value, id) : value.bytesEquals(id);
      }

      @Override
      public float matchCost() {
        return 5;
      }
    };
  }

  @Override
  public String toString(String field) {
    return "conversation:" + id.utf8ToString() + (prefix ? "*" : "");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConversationQuery that && prefix == that.prefix && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, prefix);
  }
}
