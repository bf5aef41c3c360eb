package org.campaignautomation.benchmarks.enrolling;

import java.util.ArrayList;
import java.util.List;
import org.campaignautomation.benchmarks.Benchmark;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Numbers;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;

/** B2: due jobs claimed, handed over and ended, beside bare SQL and what others do a job with. */
public final class DrainBenchmark implements Benchmark {
  private static final String LOOP = "two-commit SQL loop";
  private static final String DB_SCHEDULER = "db-scheduler";
  private static final String JOBRUNR = "JobRunr";

  @Override
  public String name() {
    return "B2";
  }

  @Override
  public String question(Scale scale) {
    return ("%s due jobs claimed, handed over without Kafka and ended, the next step armed"
            + " (peers: %s and %s jobs)")
        .formatted(
            Numbers.plain(jobs(scale)),
            Numbers.plain(dbSchedulerJobs(scale)),
            Numbers.plain(jobRunrJobs(scale)));
  }

  @Override
  public List<Target> targets() {
    return List.of(
        Target.share(0.6, LOOP, Load.THROUGHPUT), times(5, DB_SCHEDULER), times(10, JOBRUNR));
  }

  private static Target times(double least, String peer) {
    return new Target(
        "at least %.0f times %s".formatted(least, peer),
        round -> round.ratio(Contender.PRODUCT, peer, Load.THROUGHPUT),
        least,
        true,
        "times");
  }

  private static int jobs(Scale scale) {
    return scale.of(1_000, 50_000, 100_000);
  }

  private static int dbSchedulerJobs(Scale scale) {
    return scale.of(300, 20_000, 20_000);
  }

  private static int jobRunrJobs(Scale scale) {
    return scale.of(100, 8_000, 20_000);
  }

  @Override
  public Field open(Scale scale, Progress progress) {
    Enrollment enrollment = Enrollment.start();
    int jobs = jobs(scale);
    SqlLoop loop = new SqlLoop(enrollment);
    DbSchedulerDrain dbScheduler = new DbSchedulerDrain(enrollment);
    JobRunrDrain jobRunr = new JobRunrDrain(enrollment);
    List<Contender> contenders = new ArrayList<>();
    contenders.add(product(Contender.PRODUCT, enrollment, 1, jobs));
    if (scale != Scale.SHORT) {
      contenders.add(product("product, 4 processes", enrollment, 4, jobs));
    }
    contenders.add(new Contender(LOOP, () -> loop.run(jobs)));
    contenders.add(new Contender(DB_SCHEDULER, () -> dbScheduler.run(dbSchedulerJobs(scale))));
    contenders.add(new Contender(JOBRUNR, () -> jobRunr.run(jobRunrJobs(scale))));
    return Turns.of(List.copyOf(contenders), enrollment::close);
  }

  private static Contender product(String name, Enrollment enrollment, int processes, int jobs) {
    Drain drain = new Drain(enrollment, processes);
    return new Contender(name, () -> drain.run(jobs, 0, Drain.Circumstance.NONE));
  }
}
