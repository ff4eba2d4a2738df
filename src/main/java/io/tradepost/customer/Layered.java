package io.tradepost.customer;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map whose next version costs little: a large base, and over it what changed since.
 * The two become a new base when the changes outgrow the square root of the base, so that n changes
 * one by one take about n·√n steps.
 */
public final class Layered<V> {
  private static final int SMALLEST = 64;

  private final Map<String, V> base;
  private final Map<String, V> changes;

  private Layered(Map<String, V> base, Map<String, V> changes) {
    this.base = base;
    this.changes = changes;
  }

  /** Takes the map as it is; the caller does not change it afterwards. */
  public static <V> Layered<V> of(Map<String, V> entries) {
    return new Layered<>(entries, Map.of());
  }

  /** What the key stands for now; null where it stands for nothing. */
  public @Nullable V get(String key) {
    V changed = changes.get(key);
    return changed != null ? changed : base.get(key);
  }

  /** The next version. */
  public Layered<V> with(Map<String, V> changed) {
    Map<String, V> next = new HashMap<>(changes);
    next.putAll(changed);
    if (next.size() <= Math.max(SMALLEST, 2 * Math.sqrt(base.size()))) {
      return new Layered<>(base, next);
    }
    Map<String, V> all = new HashMap<>(base);
    all.putAll(next);
    return new Layered<>(all, Map.of());
  }

  /** Goes through all, in no order. */
  public void forEach(BiConsumer<String, V> each) {
    base.forEach(
        (key, value) -> {
          if (!changes.containsKey(key)) {
            each.accept(key, value);
          }
        });
    changes.forEach(each);
  }
}
