package org.campaignautomation.enrollment.journey;

/**
 * The states of a job: {@code pending → processing → completed | failed | skipped}, back to {@code
 * pending} for a further attempt, and {@code cancelled} from either.
 */
public enum JobStatus {
  PENDING,
  PROCESSING,
  /** Accepted by the provider. */
  COMPLETED,
  FAILED,
  /** Not to be sent: too late, no address, opted out. */
  SKIPPED,
  /** Its enrolment or its campaign ended first. */
  CANCELLED
}
