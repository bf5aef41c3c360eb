package org.campaignautomation.benchmarks.enrolling;

import java.util.List;
import org.campaignautomation.benchmarks.Benchmark;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Numbers;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;

/** B1: jobs from new contacts on the topic, beside a bare COPY of the same rows. */
public final class StoringBenchmark implements Benchmark {
  private static final String LIMIT = "COPY";

  @Override
  public String name() {
    return "B1";
  }

  @Override
  public String question(Scale scale) {
    return "%s job rows from contacts on the topic (3 steps each), stored"
        .formatted(Numbers.plain(3.0 * contacts(scale)));
  }

  @Override
  public List<Target> targets() {
    return List.of(Target.share(0.5, LIMIT, Load.THROUGHPUT));
  }

  private static int contacts(Scale scale) {
    return scale.of(500, 50_000, 333_334);
  }

  @Override
  public Field open(Scale scale, Progress progress) {
    int contacts = contacts(scale);
    Enrollment enrollment = Enrollment.start();
    StoredJobs stored = new StoredJobs(enrollment);
    progress.say("warm-up");
    stored.run(Math.max(200, contacts / 5));
    CopiedJobs copied = new CopiedJobs(enrollment);
    return Turns.of(
        List.of(
            new Contender(Contender.PRODUCT, () -> stored.run(contacts)),
            new Contender(LIMIT, () -> copied.run(3 * contacts))),
        () -> {
          stored.close();
          enrollment.close();
        });
  }
}
