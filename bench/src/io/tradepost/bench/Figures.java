package io.tradepost.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, by name, each as often as it was. */
final class Figures {
  private final Map<String, List<Double>> values = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  void add(String name, double value) {
    values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    System.err.printf(Locale.ROOT, "  %-55s %.3f%n", name, value);
  }

  /** One of very many. */
  void addQuietly(String name, double value) {
    values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  double last(String name) {
    return values.getOrDefault(name, List.of(Double.NaN)).getLast();
  }

  double median(String name) {
    return quantile(name, 0.5);
  }

  double quantile(String name, double q) {
    List<Double> sorted = new ArrayList<>(values.getOrDefault(name, List.of(Double.NaN)));
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) (q * sorted.size())));
  }

  /** A row: what, the median, the range, and what it is compared with. */
  void row(String what, String name, String unit, String compared) {
    if (has(name)) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %s %s | %s–%s | %d | %s |",
              what,
              number(median(name)),
              unit,
              number(quantile(name, 0)),
              number(quantile(name, 1)),
              values.getOrDefault(name, List.of()).size(),
              compared));
    }
  }

  /** A row of a quantile. */
  void rowAt(String what, String name, double q, String unit, String compared) {
    if (has(name)) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %s %s | | %d | %s |",
              what,
              number(quantile(name, q)),
              unit,
              values.getOrDefault(name, List.of()).size(),
              compared));
    }
  }

  /** {@code 0.42 × this}; empty where either is missing. */
  String ratio(String name, double base, String of, String bar) {
    return has(name) && !Double.isNaN(base)
        ? String.format(Locale.ROOT, "%.2f × %s (bar %s)", median(name) / base, of, bar)
        : "";
  }

  String table() {
    return "| what | median | range | runs | compared |\n| --- | --- | --- | --- | --- |\n"
        + String.join("\n", lines)
        + "\n";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 1000 ? "%.1f" : "%,.0f", value);
  }
}
