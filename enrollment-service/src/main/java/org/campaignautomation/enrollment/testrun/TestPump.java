package org.campaignautomation.enrollment.testrun;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.campaignautomation.contracts.TestOutcome;
import org.campaignautomation.enrollment.due.AdmissionRule;
import org.campaignautomation.enrollment.due.Candidate;
import org.campaignautomation.enrollment.due.Finding;
import org.campaignautomation.enrollment.due.Gate;
import org.campaignautomation.enrollment.journey.Reasons;
import org.campaignautomation.enrollment.journey.TestEnd;

/**
 * Takes test jobs through the rules that decide on real ones, and hands on those that would go out.
 * Runs in every pod; a test job is one pod's at a time, and one whose pod dies is another's later.
 */
@Singleton
class TestPump {
  private static final int BATCH = 100;

  private final TestJobTable jobs;
  private final TestRunTable runs;
  private final Gate gate;
  private final TestHandOver handOver;
  private final TestRunConfig config;

  TestPump(
      TestJobTable jobs,
      TestRunTable runs,
      Gate gate,
      TestHandOver handOver,
      TestRunConfig config) {
    this.jobs = jobs;
    this.runs = runs;
    this.gate = gate;
    this.handOver = handOver;
    this.config = config;
  }

  /**
   * Hands over all that is ready.
   *
   * @throws RuntimeException if the broker is away; what was claimed is ready again after its lease
   */
  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  void run() {
    boolean more = true;
    while (more && !Thread.currentThread().isInterrupted()) {
      more = batch();
    }
  }

  /** Ends what nobody answers, and removes what is old, in batches. */
  @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
  void tidy() {
    drain(() -> jobs.giveUp(config.giveUpAfter(), BATCH));
    drain(() -> jobs.removeOld(config.retention(), BATCH));
    drain(() -> runs.removeOld(config.retention(), BATCH));
  }

  private static void drain(IntSupplier work) {
    int done = BATCH;
    while (done == BATCH) {
      done = QuarkusTransaction.requiringNew().call(work::getAsInt);
    }
  }

  private boolean batch() {
    List<DueTestJob> due = new ArrayList<>();
    int claimed = QuarkusTransaction.requiringNew().call(() -> claim(due));
    if (!due.isEmpty()) {
      List<TestJob> refused = handOver.publish(due).stream().map(DueTestJob::job).toList();
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                jobs.handedOver(due.stream().map(DueTestJob::job).toList(), config.answerWithin());
                jobs.end(refused.stream().map(TestPump::wouldFail).toList());
              });
    }
    return claimed == BATCH;
  }

  private int claim(List<DueTestJob> due) {
    List<TestJob> claimed = jobs.claim(BATCH, config.lease());
    Instant now = jobs.now();
    Map<UUID, List<TestJob>> byReal = new HashMap<>();
    claimed.forEach(
        job -> byReal.computeIfAbsent(job.real().id(), id -> new ArrayList<>()).add(job));
    List<TestEnd> ends = new ArrayList<>();
    for (Gate.Weighed weighed :
        gate.weigh(byReal.values().stream().map(same -> same.getFirst().real()).toList(), now)) {
      for (TestJob job : Objects.requireNonNull(byReal.get(weighed.job().id()))) {
        Candidate then = weighed.candidate().at(job.dueAt().isAfter(now) ? job.dueAt() : now);
        switch (AdmissionRule.objection(then)) {
          case Finding.Pass pass ->
              due.add(
                  new DueTestJob(job, then.sendBefore(), Objects.requireNonNull(then.contact())));
          case Finding.Hold hold -> ends.add(wouldSkip(job, hold.reason()));
          case Finding.Stop stop -> ends.add(wouldSkip(job, stop.reason()));
        }
      }
    }
    jobs.end(ends);
    return claimed.size();
  }

  /** A real one's record would be refused like this one's. */
  private static TestEnd wouldFail(TestJob job) {
    return new TestEnd(
        job.id(), job.real().tenantId(), TestOutcome.WOULD_FAIL, Reasons.HAND_OVER_REFUSED);
  }

  private static TestEnd wouldSkip(TestJob job, String reason) {
    return new TestEnd(job.id(), job.real().tenantId(), TestOutcome.WOULD_SKIP, reason);
  }
}
