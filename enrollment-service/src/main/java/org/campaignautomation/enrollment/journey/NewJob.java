package org.campaignautomation.enrollment.journey;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.timing.Timeline;

/**
 * A job of a new enrolment.
 *
 * @param createdAt the enrolment's instant
 */
record NewJob(
    UUID id,
    NewEnrollment enrollment,
    CampaignStep step,
    Timeline.Planned planned,
    boolean first,
    Instant createdAt) {

  JobsChanged.Job asChanged() {
    return new JobsChanged.Job(
        enrollment.campaign().tenantId(),
        enrollment.campaign().campaignId(),
        id,
        JobStatus.PENDING);
  }
}
