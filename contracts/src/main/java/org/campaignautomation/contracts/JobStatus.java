package org.campaignautomation.contracts;

/** Where an automation job is in its life: {@code pending → processing}, then one of the ends. */
public enum JobStatus {
  /** It waits for its time. */
  PENDING,
  /** It was claimed, and no end is known. */
  PROCESSING,
  /** Its provider took it. */
  COMPLETED,
  /** It was refused, or nobody knows whether it was sent. */
  FAILED,
  /** It was not sent, for a reason that lies in its contact or its time. */
  SKIPPED,
  /** It was not sent, as its enrolment or its campaign has ended, or as somebody said so. */
  CANCELLED
}
