package org.campaignautomation.enrollment.progress;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.journey.JobsChanged;

/**
 * Gathers what this pod's transactions changed, campaign by campaign, until it is told. Memory is
 * bounded however long nobody takes it: past the limits jobs are counted and not named.
 */
@Singleton
class ChangeBoard {
  /** The most jobs that are named of one campaign. */
  static final int PER_CAMPAIGN = 200;

  /** The most jobs that are named of all. */
  static final int OF_ALL = 20_000;

  private final Map<UUID, Entry> entries = new LinkedHashMap<>();
  private final Semaphore news = new Semaphore(0);
  private int named;

  /** After a commit and in its thread: only memory is touched here. */
  void note(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobsChanged event) {
    if (!event.jobs().isEmpty()) {
      add(event.jobs(), Instant.now());
    }
  }

  synchronized void add(List<JobsChanged.Job> jobs, Instant now) {
    for (JobsChanged.Job job : jobs) {
      Entry entry = entry(job.campaignId(), job.tenantId());
      entry.counts.merge(job.status(), 1, Integer::sum);
      entry.name(job.jobId(), job.status());
      entry.changedAt = now;
    }
    news.release();
  }

  /** Waits until there is something, or until {@link #wake}. */
  void await() throws InterruptedException {
    news.acquire();
    news.drainPermits();
  }

  void wake() {
    news.release();
  }

  /** Takes all there is, in the order in which campaigns changed first. */
  synchronized List<CampaignChanges> take() {
    List<CampaignChanges> taken =
        entries.entrySet().stream().map(entry -> entry.getValue().changes(entry.getKey())).toList();
    entries.clear();
    named = 0;
    return taken;
  }

  /** Puts back what could not be told; what is known since then is newer. */
  synchronized void putBack(Collection<CampaignChanges> untold) {
    for (CampaignChanges changes : untold) {
      Entry entry = entry(changes.campaignId(), changes.tenantId());
      changes.counts().forEach((status, jobs) -> entry.counts.merge(status, jobs, Integer::sum));
      changes
          .jobs()
          .forEach((jobId, status) -> entry.name(jobId, entry.jobs.getOrDefault(jobId, status)));
      entry.truncated |= changes.truncated();
      if (changes.changedAt().isAfter(entry.changedAt)) {
        entry.changedAt = changes.changedAt();
      }
    }
    news.release();
  }

  private Entry entry(UUID campaignId, String tenantId) {
    return entries.computeIfAbsent(campaignId, id -> new Entry(tenantId));
  }

  private final class Entry {
    private final String tenantId;
    private final Map<JobStatus, Integer> counts = new EnumMap<>(JobStatus.class);
    private final Map<UUID, JobStatus> jobs = new HashMap<>();
    private boolean truncated;
    private Instant changedAt = Instant.EPOCH;

    Entry(String tenantId) {
      this.tenantId = tenantId;
    }

    void name(UUID jobId, JobStatus status) {
      if (jobs.containsKey(jobId)) {
        jobs.put(jobId, status);
      } else if (jobs.size() < PER_CAMPAIGN && named < OF_ALL) {
        jobs.put(jobId, status);
        named++;
      } else {
        truncated = true;
      }
    }

    CampaignChanges changes(UUID campaignId) {
      return new CampaignChanges(tenantId, campaignId, counts, jobs, truncated, changedAt);
    }
  }
}
