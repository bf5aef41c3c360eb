package org.campaignautomation.benchmarks.enrolling;

import java.util.List;
import org.campaignautomation.benchmarks.Benchmark;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Numbers;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;

/** B3: the outbox on its way to Kafka, beside a bare loop that does the same. */
public final class RelayBenchmark implements Benchmark {
  private static final String LIMIT = "bare relay loop";

  @Override
  public String name() {
    return "B3";
  }

  @Override
  public String question(Scale scale) {
    return "%s outbox rows of 400 bytes relayed to Kafka, acks=all"
        .formatted(Numbers.plain(rows(scale)));
  }

  @Override
  public List<Target> targets() {
    return List.of(Target.share(0.7, LIMIT, Load.THROUGHPUT));
  }

  private static int rows(Scale scale) {
    return scale.of(2_000, 300_000, 500_000);
  }

  @Override
  public Field open(Scale scale, Progress progress) {
    int rows = rows(scale);
    Enrollment enrollment = Enrollment.start();
    OutboxRows outbox = new OutboxRows(enrollment);
    RelayedRows relayed = new RelayedRows(enrollment, outbox);
    RelayLoop loop = new RelayLoop(enrollment.backends(), outbox);
    progress.say("warm-up");
    relayed.run(rows);
    loop.run(rows);
    return Turns.of(
        List.of(
            new Contender(Contender.PRODUCT, () -> relayed.run(rows)),
            new Contender(LIMIT, () -> loop.run(rows))),
        () -> {
          relayed.close();
          enrollment.close();
        });
  }
}
