package org.campaignautomation.benchmarks.machine;

import java.time.Duration;
import java.util.function.IntConsumer;

/**
 * Work that comes at its own pace, whether or not anybody keeps up with it: what waits is late from
 * when it was to come, not from when somebody had time for it.
 *
 * @param began when the first comes, on the scale of {@link System#nanoTime}
 * @param perSecond the pace
 * @param count how many come
 */
public record OpenLoop(long began, double perSecond, int count) {
  private static final Duration SOON = Duration.ofMillis(200);

  /** A loop that begins soon. */
  public static OpenLoop of(double perSecond, int count) {
    return new OpenLoop(System.nanoTime() + SOON.toNanos(), perSecond, count);
  }

  /** When one is to come. */
  public long dueNanos(int index) {
    return began + (long) (index * 1e9 / perSecond);
  }

  /** How long it lasts. */
  public Duration time() {
    return Duration.ofNanos(dueNanos(count) - began);
  }

  /** Does the work, each piece when it is to come; answers when all are begun. */
  public void run(IntConsumer work) {
    for (int index = 0; index < count; index++) {
      long due = dueNanos(index);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        Waiting.pause(Duration.ofNanos(left));
      }
      work.accept(index);
    }
  }
}
