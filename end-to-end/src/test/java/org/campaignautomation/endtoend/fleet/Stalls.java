package org.campaignautomation.endtoend.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Notes when the machine did not let us run. What came to a sink at such a time is noted late, and
 * with what came behind it, so nothing can be said of the pace then.
 */
final class Stalls implements AutoCloseable {
  /** The more of the time is lost, the more processes are stopped unseen. */
  private static final double BEARABLE = 0.03;

  /** With less than this of the processors left, everybody waits for them. */
  private static final double IDLE = 0.05;

  private static final long STEP_NANOS = 1_000_000;
  private static final long STALL_NANOS = 10_000_000;

  /** A time in which nothing ran. */
  record Stall(Instant from, Instant to) {}

  private final List<Stall> stalls = new CopyOnWriteArrayList<>();
  private final Instant begin = Instant.now();
  private final Processors before = Processors.now();
  private volatile boolean isOver;

  private Stalls() {
    Thread.ofPlatform().daemon().name("stalls").start(this::watch);
  }

  /** Begins to watch. */
  static Stalls watching() {
    return new Stalls();
  }

  private void watch() {
    long last = System.nanoTime();
    while (!isOver) {
      LockSupport.parkNanos(STEP_NANOS);
      long now = System.nanoTime();
      if (now - last > STALL_NANOS) {
        Instant to = Instant.now();
        stalls.add(new Stall(to.minusNanos(now - last), to));
      }
      last = now;
    }
  }

  /** What was noted so far. */
  List<Stall> seen() {
    return List.copyOf(stalls);
  }

  /** The share of the time that was lost so far, from 0 to 1. */
  double share() {
    Duration lost =
        stalls.stream()
            .map(stall -> Duration.between(stall.from(), stall.to()))
            .reduce(Duration.ZERO, Duration::plus);
    return (double) lost.toNanos() / Duration.between(begin, Instant.now()).toNanos();
  }

  /** The share of the processors' time so far that nobody wanted, from 0 to 1. */
  private double idle() {
    Processors now = Processors.now();
    return (double) (now.idle() - before.idle()) / Math.max(1, now.all() - before.all());
  }

  /** What the processors did since the machine began, in ticks. */
  private record Processors(long idle, long all) {
    static Processors now() {
      try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
        long[] ticks =
            Arrays.stream(lines.findFirst().orElseThrow().split(" +", -1))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
        // user, nice, system, idle, iowait, irq, softirq, steal; guests are in user already.
        return new Processors(ticks[3] + ticks[4], Arrays.stream(ticks, 0, 8).sum());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Whether the machine had time enough for us to judge a pace. */
  boolean areBearable() {
    return share() <= BEARABLE && idle() >= IDLE;
  }

  @Override
  public void close() {
    isOver = true;
  }

  @Override
  public String toString() {
    return "%d stalls of this machine, %.1f %% of the time; processors idle %.0f %%"
        .formatted(stalls.size(), 100 * share(), 100 * idle());
  }
}
