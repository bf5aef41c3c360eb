package org.campaignautomation.benchmarks.enrolling;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.campaignautomation.benchmarks.Benchmark;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Numbers;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;

/**
 * B9: B2 while a forgotten session keeps an old snapshot, so that no dead row can be removed. Jobs
 * are drained again and again until it is as old as the question says, and then measured.
 */
public final class PinnedBenchmark implements Benchmark {
  private static final String FREE = "unpinned";

  @Override
  public String name() {
    return "B9";
  }

  @Override
  public String question(Scale scale) {
    return "%s due jobs of B2 after a session has been idle in its transaction for %d s of work"
        .formatted(Numbers.plain(jobs(scale)), pinned(scale).toSeconds());
  }

  @Override
  public List<Target> targets() {
    return List.of(Target.share(0.7, FREE, Load.THROUGHPUT));
  }

  private static int jobs(Scale scale) {
    return scale.of(1_000, 30_000, 100_000);
  }

  private static Duration pinned(Scale scale) {
    return Duration.ofSeconds(scale.of(1, 30, 120));
  }

  @Override
  public Field open(Scale scale, Progress progress) {
    Enrollment enrollment = Enrollment.start();
    Drain drain = new Drain(enrollment, 1);
    int jobs = jobs(scale);
    return Turns.of(
        List.of(
            new Contender(
                Contender.PRODUCT,
                () -> drain.run(jobs, 0, again -> pin(enrollment, again, pinned(scale)))),
            new Contender(FREE, () -> drain.run(jobs, 0, again -> work(again, pinned(scale))))),
        enrollment::close);
  }

  private static AutoCloseable pin(Enrollment enrollment, Runnable again, Duration time) {
    try {
      Connection session = enrollment.backends().postgres().adminConnection();
      session.setAutoCommit(false);
      session.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (Statement look = session.createStatement()) {
        look.execute("select count(*) from enrollment.campaigns");
      }
      work(again, time);
      return session;
    } catch (SQLException e) {
      throw new IllegalStateException("no snapshot can be kept", e);
    }
  }

  /** The same work without it, so that both tables have seen as many jobs. */
  private static AutoCloseable work(Runnable again, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    do {
      again.run();
    } while (System.nanoTime() < end);
    return () -> {};
  }
}
