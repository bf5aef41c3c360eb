package org.campaignautomation.benchmarks.sink;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What came to a sink, by recipient; each recipient of a benchmark is to have one message. */
public final class Arrivals {
  private final Map<String, Arrival> first = new ConcurrentHashMap<>();
  private final AtomicInteger all = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();

  private record Arrival(long nanos) {}

  /** Notes a message that is there, before it is answered. */
  public void add(String recipient) {
    if (first.putIfAbsent(recipient, new Arrival(System.nanoTime())) != null) {
      repeated.incrementAndGet();
    }
    all.incrementAndGet();
  }

  /** How many messages came. */
  public int count() {
    return all.get();
  }

  /** How many came to somebody who had one already. */
  public int duplicates() {
    return repeated.get();
  }

  /** When somebody's message was there, on the scale of {@link System#nanoTime}; 0 if it is not. */
  public long nanos(String recipient) {
    Arrival arrival = first.get(recipient);
    return arrival == null ? 0 : arrival.nanos();
  }

  /** When the messages were there, in order. */
  public long[] nanos() {
    long[] nanos = first.values().stream().mapToLong(Arrival::nanos).toArray();
    Arrays.sort(nanos);
    return nanos;
  }

  /** Forgets all. */
  public void forget() {
    first.clear();
    all.set(0);
    repeated.set(0);
  }
}
