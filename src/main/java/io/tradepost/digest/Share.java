package io.tradepost.digest;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The figures of one salesperson's or one country's letters.
 *
 * @param of the mailbox's name, or the country's code
 */
public record Share(String of, Figures figures) {
  public static List<Share> bySalesperson(Collection<Entry> entries) {
    return shares(entries, e -> e.obligation().mailbox());
  }

  public static List<Share> byCountry(Collection<Entry> entries) {
    return shares(entries, e -> e.party().country().code());
  }

  /** Whoever has the most letters first. */
  private static List<Share> shares(Collection<Entry> entries, Function<Entry, String> of) {
    Map<String, List<Entry>> by =
        entries.stream().collect(Collectors.groupingBy(of, TreeMap::new, Collectors.toList()));
    return by.entrySet().stream()
        .map(e -> new Share(e.getKey(), Figures.of(e.getValue())))
        .filter(s -> s.figures().owed() > 0)
        .sorted(Comparator.comparingInt((Share s) -> -s.figures().owed()).thenComparing(Share::of))
        .toList();
  }
}
