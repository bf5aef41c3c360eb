package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Jobs of a campaign changed: what to look at again, not how things stand. One may be lost in a
 * crash of its producer, or come twice; the truth is what enrollment-service answers. No test jobs.
 *
 * @param revision milliseconds since 1970; there is no row behind it, and nothing is decided on it:
 *     the order is that of partition and offset
 * @param counts how many changed
 * @param jobs which; steps whose times only followed are not among them
 * @param truncated whether more changed than are named
 * @param changedAt when the last of them did
 */
public record CampaignProgress(
    String tenantId,
    UUID campaignId,
    long revision,
    JobCounts counts,
    List<ChangedJob> jobs,
    boolean truncated,
    Instant changedAt)
    implements Event {
  /** The most jobs that a record names. */
  public static final int MAX_JOBS = 200;

  public CampaignProgress {
    jobs = List.copyOf(jobs);
  }

  @Override
  public String key() {
    return Event.key(campaignId);
  }

  @Override
  public String topic() {
    return Topics.PROGRESS;
  }
}
