package io.tradepost.search;

import io.tradepost.search.Criterion.TextField;
import java.util.ArrayList;
import java.util.List;

/**
 * What a query looks for in a letter's text: the words, and their kind of asking.
 *
 * @param sought as the index is asked
 */
record Needle(Sought sought) {

  /** Of every part of the query that asks for text; what it excludes is not looked for. */
  static List<Needle> of(Criterion criterion) {
    List<Needle> needles = new ArrayList<>();
    gather(criterion, needles);
    return List.copyOf(needles);
  }

  private static void gather(Criterion criterion, List<Needle> needles) {
    switch (criterion) {
      case Criterion.And(List<Criterion> all) -> all.forEach(one -> gather(one, needles));
      case Criterion.Or(List<Criterion> any) -> any.forEach(one -> gather(one, needles));
      case Criterion.Text(TextField field, String words, boolean prefix) -> {
        if (field == TextField.ANY || field == TextField.BODY || field == TextField.ORDER) {
          needles.add(new Needle(Sought.of(words, prefix)));
        }
      }
      case Criterion.Everything e -> {}
      case Criterion.Not n -> {}
      case Criterion.Flagged f -> {}
      case Criterion.Is i -> {}
      case Criterion.Dated d -> {}
      case Criterion.Sized s -> {}
    }
  }
}
