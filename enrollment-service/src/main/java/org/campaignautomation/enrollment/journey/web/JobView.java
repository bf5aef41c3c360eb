package org.campaignautomation.enrollment.journey.web;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.journey.JobDetails;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.jspecify.annotations.Nullable;

/** A job, as in the public API. */
record JobView(
    UUID id,
    JobDetails.Kind kind,
    UUID campaignId,
    int campaignVersion,
    @Nullable UUID enrollmentId,
    ContactView contact,
    @Nullable UUID stepId,
    int step,
    Channel channel,
    JobStatus status,
    @Nullable String reason,
    JobDetails.@Nullable Failure error,
    int attempt,
    Instant targetAt,
    Instant plannedAt,
    @Nullable Instant dueAt,
    @Nullable Instant claimedAt,
    @Nullable Instant completedAt,
    JobDetails.@Nullable Delivery delivery,
    Instant createdAt,
    Instant updatedAt) {

  /** Who gets it; the id alone once the contact is erased. */
  record ContactView(
      UUID id, @Nullable String externalId, @Nullable String name, @Nullable String address) {}

  static JobView of(JobDetails job) {
    JobDetails.Person person = job.person();
    return new JobView(
        job.id(),
        job.kind(),
        job.campaignId(),
        job.campaignVersion(),
        job.enrollmentId(),
        person == null
            ? new ContactView(job.contactId(), null, null, null)
            : new ContactView(
                job.contactId(), person.externalId(), person.name(), person.address()),
        job.stepId(),
        job.step(),
        job.channel(),
        job.status(),
        job.reason(),
        job.error(),
        job.attempt(),
        job.targetAt(),
        job.plannedAt(),
        job.dueAt(),
        job.claimedAt(),
        job.completedAt(),
        job.delivery(),
        job.createdAt(),
        job.updatedAt());
  }
}
