package org.campaignautomation.campaign.enrollment;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.campaign.inner.InnerCalls;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Asks enrollment-service. What it refuses is thrown as its problem, and 503 {@code
 * dependency_unavailable} if it does not answer. It knows a campaign only from its activation on,
 * and nothing of who may see it.
 */
@Singleton
public class Enrollment {
  /** Few enough for their counts to be there before the time-out. */
  private static final int COMPLETED_BATCH = 100;

  private final InnerCalls calls = new InnerCalls("enrollment-service");
  private final EnrollmentQuestions client;

  Enrollment(@RestClient EnrollmentQuestions client) {
    this.client = client;
  }

  /** A campaign's counts; zeros for one that is not known there. */
  public AutomationCounts counts(Asker asker, UUID campaignId, boolean testMode) {
    return calls.ask(() -> client.status(asker.tenantId(), asker.actor(), campaignId, testMode));
  }

  /**
   * How some campaigns stand, in one question; one that is not known there is left out.
   *
   * @param campaignIds at most 100
   */
  public Map<UUID, CampaignTotals.Totals> totals(Asker asker, Collection<UUID> campaignIds) {
    if (campaignIds.isEmpty()) {
      return Map.of();
    }
    var question = new CampaignTotals.Question(List.copyOf(campaignIds));
    return calls
        .ask(() -> client.totals(asker.tenantId(), asker.actor(), question))
        .campaigns()
        .stream()
        .collect(Collectors.toMap(CampaignTotals.Totals::campaignId, Function.identity()));
  }

  /** A campaign's jobs, newest first. */
  public Page<Job> jobs(Asker asker, UUID campaignId, JobQuery query) {
    return calls.ask(
        () ->
            client.jobs(
                asker.tenantId(),
                asker.actor(),
                campaignId,
                query.testMode(),
                query.status(),
                query.channel(),
                query.stepId(),
                query.contactId(),
                query.limit(),
                query.cursor()));
  }

  /** The jobs of a campaign's sequence that ended last, the last first. */
  public List<Job> ended(Asker asker, UUID campaignId, int limit) {
    return calls
        .ask(() -> client.ended(asker.tenantId(), asker.actor(), campaignId, limit))
        .items();
  }

  /**
   * How many jobs of a campaign ended when, and how late they were.
   *
   * @param buckets into how many stretches the time is divided, 1 to 200
   */
  public Throughput throughput(
      Asker asker, UUID campaignId, Instant from, Instant to, int buckets) {
    return calls.ask(
        () ->
            client.throughput(
                asker.tenantId(),
                asker.actor(),
                campaignId,
                from.toString(),
                to.toString(),
                buckets));
  }

  /** What people did to a job, the last first; empty for one that is not the tenant's. */
  public List<JobNotes.Note> notes(Asker asker, UUID jobId) {
    return calls.ask(() -> client.notes(asker.tenantId(), asker.actor(), jobId)).notes();
  }

  /** One job of the tenant. */
  public Job job(Asker asker, UUID jobId) {
    return calls.ask(() -> client.job(asker.tenantId(), asker.actor(), jobId));
  }

  /** What became of a person, newest first; empty for one that is not known there. */
  public Page<HistoryEntry> history(
      Asker asker, UUID contactId, int limit, @Nullable String cursor) {
    return calls.ask(
        () -> client.history(asker.tenantId(), asker.actor(), contactId, limit, cursor));
  }

  /** How many people wait for each step of a campaign. */
  public List<StepWaiting> waiting(Asker asker, UUID campaignId) {
    return calls.ask(() -> client.waiting(asker.tenantId(), asker.actor(), campaignId)).waiting();
  }

  /** A test run as far as it is. */
  public Processing.TestRun testRun(Asker asker, UUID runId) {
    return calls.ask(() -> client.testRun(asker.tenantId(), asker.actor(), runId));
  }

  /** All of the tenant, counted. */
  public TenantCounts summary(Asker asker, boolean testMode) {
    return calls.ask(() -> client.summary(asker.tenantId(), asker.actor(), testMode));
  }

  /** What is due and not handed over. */
  public Backlog backlog(Asker asker) {
    return calls.ask(() -> client.backlog(asker.tenantId(), asker.actor()));
  }

  /** Whether the tenant's books balance. */
  public Books books(Asker asker) {
    return calls.ask(() -> client.books(asker.tenantId(), asker.actor()));
  }

  /** How many of some campaigns' jobs ended as accepted; zeros for one that is not known there. */
  public List<CompletedJobs.CampaignJobs> completed(Asker asker, Collection<UUID> campaignIds) {
    List<UUID> ids = List.copyOf(campaignIds);
    List<CompletedJobs.CampaignJobs> completed = new ArrayList<>(ids.size());
    for (int from = 0; from < ids.size(); from += COMPLETED_BATCH) {
      List<UUID> batch = ids.subList(from, Math.min(from + COMPLETED_BATCH, ids.size()));
      var question = new CompletedJobs.Question(batch);
      completed.addAll(
          calls.ask(() -> client.completed(asker.tenantId(), asker.actor(), question)).campaigns());
    }
    return completed;
  }

  /** Why a job is, or is not, sent. */
  public Explanation explainJob(Asker asker, UUID jobId) {
    return calls.ask(() -> client.explainJob(asker.tenantId(), asker.actor(), jobId));
  }

  /** Why a campaign does, or does not, send. */
  public Explanation explainCampaign(Asker asker, UUID campaignId) {
    return calls.ask(() -> client.explainCampaign(asker.tenantId(), asker.actor(), campaignId));
  }

  /** Why a contact does, or does not, get something from a campaign. */
  public Explanation explainContact(Asker asker, UUID campaignId, UUID contactId) {
    return calls.ask(
        () -> client.explainContact(asker.tenantId(), asker.actor(), campaignId, contactId));
  }

  /** When the steps of a sequence would be due; 422 for a schedule that cannot be. */
  public List<SchedulePreview.Planned> previewSchedule(Asker asker, SchedulePreview preview) {
    return calls.ask(() -> client.previewSchedule(asker.tenantId(), asker.actor(), preview));
  }
}
