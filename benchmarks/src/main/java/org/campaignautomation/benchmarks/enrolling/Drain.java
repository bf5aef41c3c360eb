package org.campaignautomation.benchmarks.enrolling;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.machine.Pod;
import org.campaignautomation.benchmarks.machine.Waiting;
import org.campaignautomation.localstack.Directories;

/**
 * Due jobs through the product's own claims, admission, leases and answers, half of them e-mails.
 * Campaigns are paused while jobs are made, so that the clock begins with all of the work.
 *
 * @param processes how many share the work
 */
record Drain(Enrollment enrollment, Seed seed, int processes) {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Wide batches, as for a provider that takes thousands a second; see docs/operations. */
  private static final Map<String, String> FAST =
      Map.of(
          "ENROLLMENT_DUE_BATCH_SIZE", "500",
          "ENROLLMENT_DUE_MAX_IN_FLIGHT", "5000",
          "ENROLLMENT_DUE_MIN_PAUSE", "10ms",
          "ENROLLMENT_DUE_MAX_PAUSE", "50ms");

  private static final String ENDED =
      "select coalesce(sum(number), 0) from enrollment.tallies where status = 'completed'";

  Drain(Enrollment enrollment, int processes) {
    this(enrollment, new Seed(enrollment.backends()), processes);
  }

  /** Something that is so while jobs are drained. */
  @FunctionalInterface
  interface Circumstance {
    /** Nothing. */
    Circumstance NONE = again -> () -> {};

    /**
     * Begins, when the processes are warm.
     *
     * @param again drains as many jobs once more, unmeasured
     */
    AutoCloseable begin(Runnable again);
  }

  /** Drains some, on tables that hold nothing but what is added to them before. */
  Measured run(int jobs, int future, Circumstance circumstance) {
    enrollment.empty();
    if (future > 0) {
      seed.enrol(enrollment.campaigns().get(0), future / 2, 30 * 24 * 3600.0);
    }
    Path directory = Directories.temporary("campaigns-bench-hand-overs-");
    List<Pod> pods = pods(directory);
    try {
      drain(pods, jobs);
      try (AutoCloseable _ = circumstance.begin(() -> drain(pods, jobs))) {
        List<Figure> figures = drain(pods, jobs);
        return counted(figures, HandOvers.of(directory));
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the circumstance cannot be ended", e);
    } finally {
      pods.forEach(Pod::close);
      Directories.delete(directory);
    }
  }

  private List<Figure> drain(List<Pod> pods, int jobs) {
    pause(true);
    seed.enrol(enrollment.campaigns().get(0), jobs / 2, -1);
    seed.enrol(enrollment.campaigns().get(1), jobs - jobs / 2, -1);
    enrollment.settle();
    long expected = enrollment.number(ENDED) + jobs;
    Load load = new Load(enrollment.backends(), pods);
    pause(false);
    Waiting.until("all jobs have ended", LIMIT, () -> enrollment.number(ENDED) >= expected);
    return load.figures(jobs, "jobs/s");
  }

  /** Each job once handed over and once ended, and the next step of each has its time. */
  private Measured counted(List<Figure> figures, HandOvers handOvers) {
    long ended =
        enrollment.number(
            "select count(*) from enrollment.automation_jobs where status = 'completed'");
    long armed =
        enrollment.number(
            "select count(*) from enrollment.automation_jobs where step = 2 and due_at > now()");
    long due =
        enrollment.number(
            "select count(*) from enrollment.automation_jobs where step = 1 and planned_at < now()");
    long lost = (due - ended) + (ended - armed) + (due - handOvers.jobs());
    return new Measured(figures, (int) Math.abs(lost), (int) handOvers.doubled());
  }

  private void pause(boolean isPaused) {
    enrollment.execute(
        "update enrollment.campaigns set status = '%s'".formatted(isPaused ? "paused" : "active"));
  }

  private List<Pod> pods(Path directory) {
    List<Pod> pods = new ArrayList<>();
    for (int number = 1; number <= processes; number++) {
      Map<String, String> settings = new HashMap<>(FAST);
      settings.put("BENCH_HAND_OVERS", directory.resolve("pod-" + number).toString());
      pods.add(enrollment.comingPod(Enrollment.HOT_PATH, "hot-path-" + number, settings));
    }
    pods.forEach(Pod::awaitReady);
    return pods;
  }
}
