package org.campaignautomation.enrollment.journey;

import java.util.List;
import java.util.UUID;

/**
 * Fired in a transaction that changes jobs; heard after its commit, if there is one. Steps whose
 * times only followed are not named.
 *
 * @param jobs which, and what they are from then on
 * @param wakes whether there may be something due then, or room for more: what is due now need not
 *     wait for a poll
 */
public record JobsChanged(List<Job> jobs, boolean wakes) {

  public JobsChanged {
    jobs = List.copyOf(jobs);
  }

  /** A job that changed. */
  public record Job(String tenantId, UUID campaignId, UUID jobId, JobStatus status) {
    static Job of(JobState job, JobStatus status) {
      return new Job(job.tenantId(), job.campaignId(), job.id(), status);
    }
  }

  /** Jobs were planned, or ended. */
  public static JobsChanged waking(List<Job> jobs) {
    return new JobsChanged(jobs, true);
  }

  /** Jobs changed, and nothing is due for it. */
  static JobsChanged quietly(List<Job> jobs) {
    return new JobsChanged(jobs, false);
  }
}
