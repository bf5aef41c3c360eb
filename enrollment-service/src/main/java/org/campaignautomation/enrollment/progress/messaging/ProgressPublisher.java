package org.campaignautomation.enrollment.progress.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.campaignautomation.contracts.CampaignProgress;
import org.campaignautomation.contracts.ChangedJob;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.JobCounts;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.progress.CampaignChanges;
import org.campaignautomation.enrollment.progress.ChangeFeed;
import org.campaignautomation.platform.event.EventPublisher;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.campaignautomation.platform.event.Refusal;
import org.jboss.logging.Logger;

/** Publishes {@link CampaignProgress}. No outbox: it says what to look at again, and no more. */
@Singleton
public class ProgressPublisher implements ChangeFeed {
  private static final Logger LOG = Logger.getLogger(ProgressPublisher.class);

  private final EventPublisher publisher;

  ProgressPublisher(EventPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void tell(List<CampaignChanges> changes) {
    List<Refusal> refused = publisher.send(changes.stream().map(ProgressPublisher::event).toList());
    if (!refused.isEmpty()) {
      LOG.warnf(
          "Open pages do not learn of changes in %d campaigns: %s",
          refused.size(), refused.getFirst().reason());
    }
  }

  private static OutgoingEvent event(CampaignChanges changes) {
    CampaignProgress record = record(changes);
    try {
      return OutgoingEvent.of(
          record.topic(),
          record.key(),
          record.type(),
          record.tenantId(),
          ContractJson.mapper().writeValueAsBytes(record),
          null);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a campaign's progress cannot be written", e);
    }
  }

  private static CampaignProgress record(CampaignChanges changes) {
    return new CampaignProgress(
        changes.tenantId(),
        changes.campaignId(),
        changes.changedAt().toEpochMilli(),
        counts(changes.counts()),
        changes.jobs().entrySet().stream()
            .map(job -> new ChangedJob(job.getKey(), wire(job.getValue())))
            .toList(),
        changes.truncated(),
        changes.changedAt());
  }

  private static JobCounts counts(Map<JobStatus, Integer> counts) {
    return new JobCounts(
        counts.getOrDefault(JobStatus.PENDING, 0),
        counts.getOrDefault(JobStatus.PROCESSING, 0),
        counts.getOrDefault(JobStatus.COMPLETED, 0),
        counts.getOrDefault(JobStatus.FAILED, 0),
        counts.getOrDefault(JobStatus.SKIPPED, 0),
        counts.getOrDefault(JobStatus.CANCELLED, 0));
  }

  private static org.campaignautomation.contracts.JobStatus wire(JobStatus status) {
    return org.campaignautomation.contracts.JobStatus.valueOf(status.name());
  }
}
