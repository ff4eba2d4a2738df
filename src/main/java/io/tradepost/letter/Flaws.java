package io.tradepost.letter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What was wrong with a letter, gathered while it is read; each thing once, and not without end.
 */
final class Flaws {
  private static final int MOST = 50;

  private final Set<String> found = new LinkedHashSet<>();

  void add(String flaw) {
    if (found.size() < MOST) {
      found.add(flaw);
    }
  }

  List<String> list() {
    return List.copyOf(found);
  }
}
