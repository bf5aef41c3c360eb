package org.campaignautomation.dispatch.content;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was used last, up to a total weight; a count alone bounds no memory when one entry may
 * be a thousand times another. Safe for use by many threads.
 */
final class RecentlyUsed<K, V> {
  private final long maxWeight;
  private final ToLongFunction<V> weight;
  private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long total;

  RecentlyUsed(long maxWeight, ToLongFunction<V> weight) {
    this.maxWeight = maxWeight;
    this.weight = weight;
  }

  synchronized @Nullable V get(K key) {
    return entries.get(key);
  }

  /**
   * Keeps an entry, and drops what was used longest ago; one that is too heavy alone is dropped.
   */
  synchronized void put(K key, V value) {
    V former = entries.put(key, value);
    total += weight.applyAsLong(value) - (former == null ? 0 : weight.applyAsLong(former));
    Iterator<V> eldest = entries.values().iterator();
    while (total > maxWeight && eldest.hasNext()) {
      total -= weight.applyAsLong(eldest.next());
      eldest.remove();
    }
  }
}
