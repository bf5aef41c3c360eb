package org.campaignautomation.campaign.progress;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The last changes, as many as there is room for, by partition and offset. Not for several threads
 * at once.
 */
final class RecentChanges {
  private final int room;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long[] oldest = new long[0];
  private long[] next = new long[0];
  private int filled;

  /**
   * Starts empty.
   *
   * @param room how many changes and named jobs there is room for, together
   */
  RecentChanges(int room) {
    this.room = room;
  }

  private record Entry(int partition, long offset, CampaignChange change) {
    int size() {
      return 1 + change.jobs().size();
    }
  }

  /** Forgets all: what comes is read from here on. */
  void startAt(Position position) {
    entries.clear();
    filled = 0;
    next = new long[position.partitions()];
    for (int partition = 0; partition < next.length; partition++) {
      next[partition] = position.next(partition);
    }
    oldest = next.clone();
  }

  /** Takes in what was read, and makes room for it. */
  void add(int partition, long offset, CampaignChange change) {
    Entry entry = new Entry(partition, offset, change);
    entries.addLast(entry);
    filled += entry.size();
    skip(partition, offset);
    while (filled > room) {
      Entry gone = entries.removeFirst();
      filled -= gone.size();
      oldest[gone.partition()] = gone.offset() + 1;
    }
  }

  /** Something was read that says nothing. */
  void skip(int partition, long offset) {
    next[partition] = offset + 1;
  }

  Position position() {
    return Position.of(next);
  }

  /** What came after a position; empty if that is not known, or not known any more. */
  Optional<List<CampaignChange>> since(Position position) {
    if (position.partitions() != next.length || next.length == 0) {
      return Optional.empty();
    }
    for (int partition = 0; partition < next.length; partition++) {
      long wanted = position.next(partition);
      if (wanted < oldest[partition] || wanted > next[partition]) {
        return Optional.empty();
      }
    }
    return Optional.of(
        entries.stream()
            .filter(entry -> entry.offset() >= position.next(entry.partition()))
            .map(Entry::change)
            .toList());
  }
}
