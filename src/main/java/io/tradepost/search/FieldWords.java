package io.tradepost.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a field that holds several things, such as addresses: each thing's words, a gap that
 * no phrase reaches over, and beside the words the thing as a whole.
 */
final class FieldWords {
  private static final int GAP = 10;

  /** Lucene refuses terms above 32,766 bytes; nobody types one above this. */
  private static final int LONGEST_EXACT = 500;

  private final List<Token> tokens = new ArrayList<>();
  private int next;

  /** Adds a text's words. */
  FieldWords add(String text) {
    int base = next;
    for (Token t : Words.of(text)) {
      tokens.add(new Token(t.term(), base + t.position(), t.start(), t.end(), t.kind()));
      next = base + t.position() + 1;
    }
    next += GAP;
    return this;
  }

  /** Adds a term as it is. */
  FieldWords addExact(String term) {
    if (!term.isEmpty()) {
      tokens.add(new Token(exact(term), next++, 0, 0, Token.Kind.WORD));
      next += GAP;
    }
    return this;
  }

  /**
   * Adds an address: its words, itself, what stands before the {@code @}, and its domain with every
   * domain above.
   */
  FieldWords addAddress(String name, String address) {
    add(name);
    add(address);
    addExact(address);
    int at = address.lastIndexOf('@');
    if (at > 0) {
      addExact(address.substring(0, at));
    }
    String domain = address.substring(at + 1);
    for (int levels = 0; levels < 8 && domain.contains("."); levels++) {
      addExact(domain);
      domain = domain.substring(domain.indexOf('.') + 1);
    }
    return this;
  }

  /** Adds a file name: its words, itself, and its extension with the dot ({@code .pdf}). */
  FieldWords addFile(String name) {
    add(name);
    addExact(name);
    int dot = name.lastIndexOf('.');
    if (dot >= 0 && name.length() - dot <= 12) {
      addExact(name.substring(dot));
    }
    return this;
  }

  List<Token> tokens() {
    return tokens;
  }

  /** The form in which a thing as a whole is kept and asked for. */
  static String exact(String term) {
    String lower = Folding.fold(term.strip());
    return lower.length() <= LONGEST_EXACT ? lower : lower.substring(0, LONGEST_EXACT);
  }
}
