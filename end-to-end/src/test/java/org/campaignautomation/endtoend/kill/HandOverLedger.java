package org.campaignautomation.endtoend.kill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliveryEvent;
import org.campaignautomation.contracts.DeliveryFailed;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.JobDue;

/**
 * What dispatch-service's ledger would hold: each attempt of a job once, whatever is published
 * again. It notes what must not be: a claim (job and revision) that is published twice, an attempt
 * without the failure of the one before, a step whose predecessor was not sent yet.
 */
final class HandOverLedger {
  /** One of a hundred attempts finds the provider away, so that there are further attempts. */
  private static final int OUTAGE_ONE_IN = 100;

  /** One of five hundred attempts is not answered, so that it has to come again. */
  private static final int SILENCE_ONE_IN = 500;

  private final Random random;
  private final Map<UUID, Job> jobs = new HashMap<>();
  private final Map<UUID, Integer> stepsSent = new HashMap<>();
  private final List<String> violations = new ArrayList<>();
  private long repeated;
  private int accepted;

  /** The end of an attempt. */
  private enum Outcome {
    ACCEPTED,
    OUTAGE
  }

  private static final class Job {
    private final Set<Long> revisions = new HashSet<>();
    private final List<Outcome> attempts = new ArrayList<>();
  }

  HandOverLedger(long seed) {
    random = new Random(seed);
  }

  /** Takes in a hand-over; empty where there is to be no answer. */
  synchronized Optional<DeliveryEvent> take(JobDue due) {
    Job job = jobs.computeIfAbsent(due.jobId(), id -> new Job());
    if (!job.revisions.add(due.revision())) {
      violations.add("published twice: " + described(due));
    }
    if (due.attempt() <= job.attempts.size()) {
      repeated++;
      return Optional.of(answer(due, job.attempts.get(due.attempt() - 1)));
    }
    checkNewAttempt(due, job);
    Outcome outcome = random.nextInt(OUTAGE_ONE_IN) == 0 ? Outcome.OUTAGE : Outcome.ACCEPTED;
    job.attempts.add(outcome);
    if (outcome == Outcome.ACCEPTED) {
      accepted++;
      stepsSent.merge(due.enrollmentId(), 1, Integer::sum);
    }
    return random.nextInt(SILENCE_ONE_IN) == 0
        ? Optional.empty()
        : Optional.of(answer(due, outcome));
  }

  private void checkNewAttempt(JobDue due, Job job) {
    boolean follows = due.attempt() == job.attempts.size() + 1;
    if (!follows || job.attempts.contains(Outcome.ACCEPTED)) {
      violations.add("an attempt without the failure of the one before: " + described(due));
    }
    int sent = stepsSent.getOrDefault(due.enrollmentId(), 0);
    if (due.step() != sent + 1) {
      violations.add("out of order after " + sent + " steps: " + described(due));
    }
  }

  /** How many jobs were accepted. */
  synchronized int accepted() {
    return accepted;
  }

  /** How often an attempt was published that was known already. */
  synchronized long repeated() {
    return repeated;
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  /** The attempt at which each job was accepted. */
  synchronized Map<UUID, Integer> acceptedAttempts() {
    Map<UUID, Integer> attempts = new HashMap<>();
    jobs.forEach(
        (id, job) -> {
          if (job.attempts.contains(Outcome.ACCEPTED)) {
            attempts.put(id, job.attempts.indexOf(Outcome.ACCEPTED) + 1);
          }
        });
    return attempts;
  }

  private static DeliveryEvent answer(JobDue due, Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED ->
          new DeliveryAccepted(
              due.tenantId(),
              due.jobId(),
              due.revision(),
              due.attempt(),
              due.contactId(),
              due.campaignId(),
              due.channel(),
              Instant.now(),
              due.jobId().toString());
      case OUTAGE ->
          new DeliveryFailed(
              due.tenantId(),
              due.jobId(),
              due.revision(),
              due.attempt(),
              due.contactId(),
              due.campaignId(),
              due.channel(),
              Instant.now(),
              FailureClass.PROVIDER_OUTAGE,
              "connection_refused",
              "The provider is away.");
    };
  }

  private static String described(JobDue due) {
    return "job %s, step %d, attempt %d, revision %d"
        .formatted(due.jobId(), due.step(), due.attempt(), due.revision());
  }
}
