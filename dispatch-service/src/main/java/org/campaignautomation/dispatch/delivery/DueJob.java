package org.campaignautomation.dispatch.delivery;

import org.campaignautomation.contracts.JobDue;
import org.jspecify.annotations.Nullable;

/**
 * A job to be handed over, and where it came from.
 *
 * @param traceparent the trace that the job belongs to
 */
public record DueJob(JobDue job, int partition, long offset, @Nullable String traceparent) {
  AttemptKey key() {
    return new AttemptKey(job.jobId(), job.attempt());
  }
}
