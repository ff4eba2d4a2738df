package io.tradepost.filing;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Many phrases looked for in one walk over a text: a trie that is entered at each place where a
 * phrase may begin. Both sides are folded ({@link Folding}).
 *
 * <p>Immutable once made; safe for use by several threads.
 */
final class Phrases {
  /** Where a phrase may stand. */
  enum Fit {
    /**
     * As words: {@code rate} is not found in {@code separate}; a phrase that ends with {@code *}
     * may go on.
     */
    WORDS,
    /** Anywhere, also within words. */
    ANYWHERE
  }

  /** Told of each phrase found. */
  @FunctionalInterface
  interface Finding {
    /** The phrase with that index was found; the same phrase may be told of repeatedly. */
    void found(int phrase);
  }

  private final Fit fit;
  private final Node root = new Node();

  private Phrases(Fit fit) {
    this.fit = fit;
  }

  /**
   * Phrases to be told of by their index in the list.
   *
   * @throws IllegalArgumentException where one is blank
   */
  static Phrases of(Collection<String> phrases, Fit fit) {
    Phrases made = new Phrases(fit);
    int index = 0;
    for (String phrase : phrases) {
      made.add(phrase, index++);
    }
    return made;
  }

  private void add(String phrase, int index) {
    boolean open = fit == Fit.ANYWHERE || phrase.endsWith("*");
    String folded =
        Folding.fold(
            fit == Fit.WORDS && phrase.endsWith("*")
                ? phrase.substring(0, phrase.length() - 1)
                : phrase);
    if (folded.isEmpty()) {
      throw new IllegalArgumentException("a phrase is blank");
    }
    Node node = root;
    for (int i = 0; i < folded.length(); i++) {
      node = node.childFor(folded.charAt(i));
    }
    if (node.phrase < 0) {
      node.phrase = index;
    }
    node.open |= open;
  }

  /** Tells of every phrase in a text that was folded already. */
  void find(String folded, Finding finding) {
    for (int start = 0; start < folded.length(); start++) {
      if (mayBegin(folded, start)) {
        walk(folded, start, finding);
      }
    }
  }

  /** The first of the phrases, in the order in which the text has them; -1 where it has none. */
  int first(String folded) {
    int[] found = {-1};
    for (int start = 0; start < folded.length() && found[0] < 0; start++) {
      if (mayBegin(folded, start)) {
        walk(folded, start, phrase -> found[0] = phrase);
      }
    }
    return found[0];
  }

  private boolean mayBegin(String text, int start) {
    return fit == Fit.ANYWHERE
        || start == 0
        || !Folding.inWord(text.charAt(start - 1))
        || !Folding.inWord(text.charAt(start));
  }

  private void walk(String text, int start, Finding finding) {
    Node node = root;
    for (int i = start; i < text.length(); i++) {
      node = node.child(text.charAt(i));
      if (node == null) {
        return;
      }
      if (node.phrase >= 0 && (node.open || mayEnd(text, i))) {
        finding.found(node.phrase);
      }
    }
  }

  private static boolean mayEnd(String text, int last) {
    return last + 1 == text.length()
        || !Folding.inWord(text.charAt(last))
        || !Folding.inWord(text.charAt(last + 1));
  }

  /** A place in the trie; its children lie sorted by their characters. */
  private static final class Node {
    private char[] keys = {};
    private Node[] children = {};
    private int phrase = -1;
    private boolean open;

    @Nullable Node child(char c) {
      int at = Arrays.binarySearch(keys, c);
      return at < 0 ? null : children[at];
    }

    private Node childFor(char c) {
      int at = Arrays.binarySearch(keys, c);
      if (at >= 0) {
        return children[at];
      }
      int gap = -at - 1;
      char[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
      Node[] moreChildren = Arrays.copyOf(children, children.length + 1);
      System.arraycopy(keys, gap, moreKeys, gap + 1, keys.length - gap);
      System.arraycopy(children, gap, moreChildren, gap + 1, children.length - gap);
      moreKeys[gap] = c;
      moreChildren[gap] = new Node();
      keys = moreKeys;
      children = moreChildren;
      return moreChildren[gap];
    }
  }
}
