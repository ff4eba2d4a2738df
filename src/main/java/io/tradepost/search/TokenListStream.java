package io.tradepost.search;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Words that are already found, as Lucene takes them. */
final class TokenListStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final List<Token> tokens;
  private Iterator<Token> rest;
  private int position = -1;

  TokenListStream(List<Token> tokens) {
    this.tokens = tokens;
    this.rest = tokens.iterator();
  }

  @Override
  public void reset() {
    rest = tokens.iterator();
    position = -1;
  }

  @Override
  public boolean incrementToken() {
    if (!rest.hasNext()) {
      return false;
    }
    clearAttributes();
    Token token = rest.next();
    term.append(token.term());
    step.setPositionIncrement(token.position() - position);
    position = token.position();
    return true;
  }
}
