package org.campaignautomation.enrollment.progress;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.enrollment.journey.JobStatus;

/**
 * What changed in a campaign for some time.
 *
 * @param counts how many jobs came to have which status; one that changed twice counts twice
 * @param jobs some of them, with the last that is known of each
 * @param truncated whether there are more
 * @param changedAt when the last change was heard of, by this pod's clock
 */
public record CampaignChanges(
    String tenantId,
    UUID campaignId,
    Map<JobStatus, Integer> counts,
    Map<UUID, JobStatus> jobs,
    boolean truncated,
    Instant changedAt) {

  public CampaignChanges {
    counts = Map.copyOf(counts);
    jobs = Map.copyOf(jobs);
  }
}
