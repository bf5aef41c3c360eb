package org.campaignautomation.benchmarks.hotpath;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.campaignautomation.enrollment.due.DueJob;
import org.campaignautomation.enrollment.due.HandOver;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.Answers;
import org.campaignautomation.enrollment.journey.JobState;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * In the place of Kafka and dispatch-service: acknowledges at once, notes each hand-over, and gives
 * the answers back in batches, one at a time, as the consumer of deliveries does.
 */
@Alternative
@Priority(1)
@Singleton
class AnsweredAtOnce implements HandOver {
  private static final Logger LOG = Logger.getLogger(AnsweredAtOnce.class);
  private static final int BATCH = 500;
  private static final long IDLE_MILLIS = 100;

  private final BlockingQueue<Answer> open = new LinkedBlockingQueue<>();
  private final Answers answers;
  private final HandOverNotes notes;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  AnsweredAtOnce(Answers answers, HandOverNotes notes) {
    this.answers = answers;
    this.notes = notes;
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofPlatform().name("answers").daemon().start(this::work);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    if (thread != null) {
      thread.join();
    }
  }

  @Override
  public List<Refused> publish(List<DueJob> jobs) {
    notes.add(jobs.stream().map(due -> due.job().id()).toList());
    Instant now = Instant.now();
    jobs.forEach(due -> open.add(answer(due.job(), now)));
    return List.of();
  }

  private static Answer answer(JobState job, Instant now) {
    return new Answer(
        job.id(), job.attempt(), job.revision(), now, new Answer.Accepted("taken-" + job.id()));
  }

  private void work() {
    while (!stopping) {
      try {
        List<Answer> batch = next();
        if (!batch.isEmpty()) {
          settle(batch);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private List<Answer> next() throws InterruptedException {
    List<Answer> batch = new ArrayList<>(BATCH);
    Answer first = open.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      open.drainTo(batch, BATCH - 1);
    }
    return batch;
  }

  /** Until it is in the database, as a batch whose offsets are not committed would come again. */
  private void settle(List<Answer> batch) {
    boolean isSettled = false;
    while (!isSettled && !stopping) {
      try {
        QuarkusTransaction.requiringNew().run(() -> answers.apply(batch));
        isSettled = true;
      } catch (RuntimeException e) {
        LOG.warn("Answers are applied again", e);
      }
    }
  }
}
