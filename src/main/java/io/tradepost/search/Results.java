package io.tradepost.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param total how many letters there are, exactly
 * @param hits the first of them
 */
public record Results(long total, List<Hit> hits) {
  public Results {
    hits = List.copyOf(hits);
  }
}
