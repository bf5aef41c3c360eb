package org.campaignautomation.dispatch.channel.email;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes the socket of a dialogue whose time is over. A time-out of each read would not do: a relay
 * that says a byte a second stays within it, and a write to one that does not read has none.
 */
final class Watchdog implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;
  private final Set<Socket> guarded = ConcurrentHashMap.newKeySet();

  Watchdog() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("smtp-watchdog").factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  /** To be closed when the dialogue is over. */
  Guard guard(Socket socket, Deadline deadline) {
    guarded.add(socket);
    Future<?> end = timer.schedule(() -> close(socket), deadline.nanosLeft(), TimeUnit.NANOSECONDS);
    return () -> {
      end.cancel(false);
      guarded.remove(socket);
    };
  }

  /** Ends all dialogues that are still under way then. */
  void endAllAfter(Duration time) {
    Future<?> _ =
        timer.schedule(
            () -> guarded.forEach(Watchdog::close), time.toNanos(), TimeUnit.NANOSECONDS);
  }

  void every(Runnable task, long seconds) {
    Future<?> _ = timer.scheduleWithFixedDelay(task, seconds, seconds, TimeUnit.SECONDS);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** One dialogue's limit. */
  interface Guard extends AutoCloseable {
    @Override
    void close();
  }
}
