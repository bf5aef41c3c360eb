package org.campaignautomation.enrollment.journey;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The new state of a job. It takes effect only if the job still has the status, the attempt and,
 * where given, the revision that it was decided on.
 *
 * @param revision null if the outcome is the ledger's and so holds for every claim of the attempt
 * @param nextAttempt the attempt from now on
 * @param dueAt when it is next to be claimed; null leaves it
 * @param leaseUntil only while it stays in processing
 * @param delivery null leaves it
 */
record JobChange(
    UUID jobId,
    int attempt,
    @Nullable Long revision,
    JobStatus from,
    JobStatus status,
    @Nullable String reason,
    @Nullable String errorCode,
    @Nullable String errorDetail,
    int nextAttempt,
    int spent,
    @Nullable Instant dueAt,
    @Nullable Instant leaseUntil,
    @Nullable Delivery delivery) {

  /** What is known of the message at the provider. */
  record Delivery(String state, @Nullable String providerId, Instant at) {}

  @Nullable String deliveryState() {
    return delivery == null ? null : delivery.state();
  }

  @Nullable String providerId() {
    return delivery == null ? null : delivery.providerId();
  }

  @Nullable Instant deliveryAt() {
    return delivery == null ? null : delivery.at();
  }

  static JobChange to(JobState job, JobStatus status, @Nullable String reason) {
    return new JobChange(
        job.id(),
        job.attempt(),
        job.revision(),
        job.status(),
        status,
        reason,
        null,
        null,
        job.attempt(),
        job.spent(),
        null,
        null,
        null);
  }

  JobChange forEveryClaim() {
    return new JobChange(
        jobId,
        attempt,
        null,
        from,
        status,
        reason,
        errorCode,
        errorDetail,
        nextAttempt,
        spent,
        dueAt,
        leaseUntil,
        delivery);
  }

  JobChange withError(String code, String detail) {
    return new JobChange(
        jobId,
        attempt,
        revision,
        from,
        status,
        reason,
        code,
        detail,
        nextAttempt,
        spent,
        dueAt,
        leaseUntil,
        delivery);
  }

  JobChange withAttempt(int next, int newSpent) {
    return new JobChange(
        jobId,
        attempt,
        revision,
        from,
        status,
        reason,
        errorCode,
        errorDetail,
        next,
        newSpent,
        dueAt,
        leaseUntil,
        delivery);
  }

  JobChange dueAt(Instant instant) {
    return new JobChange(
        jobId,
        attempt,
        revision,
        from,
        status,
        reason,
        errorCode,
        errorDetail,
        nextAttempt,
        spent,
        instant,
        leaseUntil,
        delivery);
  }

  JobChange leasedUntil(Instant instant) {
    return new JobChange(
        jobId,
        attempt,
        revision,
        from,
        status,
        reason,
        errorCode,
        errorDetail,
        nextAttempt,
        spent,
        dueAt,
        instant,
        delivery);
  }

  JobChange delivered(Delivery known) {
    return new JobChange(
        jobId,
        attempt,
        revision,
        from,
        status,
        reason,
        errorCode,
        errorDetail,
        nextAttempt,
        spent,
        dueAt,
        leaseUntil,
        known);
  }
}
