package org.campaignautomation.enrollment.explain;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.catalog.SendingRules;
import org.campaignautomation.enrollment.contact.Contacts;
import org.campaignautomation.enrollment.contact.StoredContact;
import org.campaignautomation.enrollment.due.Gate;
import org.campaignautomation.enrollment.due.PumpBeats;
import org.campaignautomation.enrollment.journey.CampaignCounts;
import org.campaignautomation.enrollment.journey.JobDetails;
import org.campaignautomation.enrollment.journey.JobQueries;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.enrollment.journey.Journeys;
import org.campaignautomation.enrollment.journey.RetryPolicy;
import org.campaignautomation.enrollment.journey.Trigger;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.jspecify.annotations.Nullable;

/**
 * Answers "why was this not sent, and when will it be?". Another tenant's job is as one that does
 * not exist; a campaign or contact that is not known here is said to be so.
 */
@Singleton
public class Explainer {
  private final Catalog catalog;
  private final Contacts contacts;
  private final Journeys journeys;
  private final JobQueries queries;
  private final Gate gate;
  private final PumpBeats beats;
  private final ExplainTable table;
  private final RetryPolicy policy;
  private final Database database;

  Explainer(
      Catalog catalog,
      Contacts contacts,
      Journeys journeys,
      JobQueries queries,
      Gate gate,
      PumpBeats beats,
      ExplainTable table,
      RetryPolicy policy,
      Database database) {
    this.catalog = catalog;
    this.contacts = contacts;
    this.journeys = journeys;
    this.queries = queries;
    this.gate = gate;
    this.beats = beats;
    this.table = table;
    this.policy = policy;
    this.database = database;
  }

  /** Explains a job; empty if the tenant has none of that id. */
  @Transactional
  public Optional<Explanation> job(String tenantId, UUID jobId) {
    Optional<JobChecks> found = find(tenantId, jobId, database.now());
    return found.map(job -> explained(job, job.isOpen() ? open(job) : List.of(job.status())));
  }

  /** Explains where a contact stands in a campaign. */
  @Transactional
  public Explanation contact(String tenantId, UUID campaignId, UUID contactId) {
    Instant now = database.now();
    Campaign campaign = campaign(tenantId, campaignId);
    List<Check> checks = new ArrayList<>();
    checks.add(CampaignChecks.status(campaign));
    Optional<StoredContact> contact =
        Optional.ofNullable(contacts.byId(List.of(contactId)).get(contactId))
            .filter(stored -> stored.tenantId().equals(tenantId));
    checks.add(MatchChecks.known(contact));
    Optional<ExplainTable.Enrolment> enrolment = table.enrolment(tenantId, campaignId, contactId);
    if (enrolment.isEmpty()) {
      contact.ifPresent(
          stored ->
              checks.add(
                  MatchChecks.matches(campaign, stored, table.tasks(tenantId, campaignId), now)));
      return Explanation.of(checks);
    }
    checks.add(MatchChecks.enrolled(enrolment.get()));
    Optional<JobChecks> current =
        table.currentJob(enrolment.get().id()).flatMap(id -> find(tenantId, id, now));
    if (current.isEmpty()) {
      checks.add(MatchChecks.nothingLeft());
      return Explanation.done(checks);
    }
    JobChecks job = current.get();
    if (job.isOpen()) {
      // The campaign is checked once more at its place among the job's rules.
      checks.removeFirst();
      checks.addAll(open(job));
      return explained(job, checks);
    }
    checks.add(job.status());
    return job.isCompleted() ? Explanation.done(checks) : Explanation.of(checks);
  }

  /** Explains how a campaign as a whole stands. */
  @Transactional
  public Explanation campaign(String tenantId, UUID campaignId, int lookBackDays) {
    Instant now = database.now();
    Campaign campaign = campaign(tenantId, campaignId);
    int days = campaign == null ? lookBackDays : campaign.lookBackDays();
    Instant since = Trigger.since(campaign, days, now);
    ExplainTable.Newest newest = table.newest(tenantId, campaignId, since);
    CampaignCounts counts = queries.counts(tenantId, campaignId);
    List<Check> checks = new ArrayList<>();
    checks.add(CampaignChecks.status(campaign));
    checks.add(CampaignChecks.recentContacts(days, since, newest, counts));
    checks.add(CampaignChecks.notEnrolled(newest));
    checks.add(CampaignChecks.tasks(table.tasks(tenantId, campaignId)));
    if (campaign != null) {
      checks.add(schedule(campaign, now));
    }
    checks.add(CampaignChecks.dueJobs(table.due(tenantId, campaignId, now), counts));
    checks.add(CampaignChecks.pump(beats.lastRounds(), now, counts.lastRunAt()));
    checks.add(CampaignChecks.held(table.held(tenantId, campaignId)));
    checks.add(CampaignChecks.failures(table.failures(tenantId, campaignId)));
    return Explanation.of(checks);
  }

  private Check schedule(Campaign campaign, Instant now) {
    CampaignVersion version = catalog.version(campaign.campaignId(), campaign.version());
    SendingRules rules = catalog.rules(List.of(campaign.tenantId())).of(campaign.tenantId());
    String zone = version.schedule() == null ? "UTC" : version.schedule().zone();
    SendingHours hours = SendingHours.of(version.schedule(), rules.quietHours(), zone, "tenant");
    return CampaignChecks.schedule(hours.on(version.steps().getFirst().channel()), rules, now);
  }

  private Optional<JobChecks> find(String tenantId, UUID jobId, Instant now) {
    Optional<JobDetails> details = queries.find(tenantId, jobId);
    Optional<ExplainTable.Place> place = table.place(tenantId, jobId);
    return journeys.jobs(List.of(jobId)).stream()
        .filter(job -> job.tenantId().equals(tenantId))
        .filter(job -> details.isPresent() && place.isPresent())
        .map(job -> new JobChecks(job, details.get(), place.get(), now))
        .findFirst();
  }

  private List<Check> open(JobChecks checks) {
    JobState job = checks.job();
    Campaign campaign = campaign(job.tenantId(), job.campaignId());
    List<Check> list = new ArrayList<>();
    list.add(checks.status());
    if (checks.belongsToASequence()) {
      list.add(CampaignChecks.status(campaign));
      list.add(checks.enrolment());
      list.add(CampaignChecks.tasks(table.tasks(job.tenantId(), job.campaignId())));
      list.add(checks.previousStep());
    }
    if (checks.isProcessing()) {
      list.add(checks.attempts(policy.maxAttempts()));
      list.add(checks.claim());
      return list;
    }
    list.add(checks.dueTime());
    for (Gate.Weighed weighed : gate.weigh(List.of(job), checks.claimAt())) {
      list.addAll(ClaimChecks.of(weighed.candidate()));
    }
    list.add(checks.attempts(policy.maxAttempts()));
    list.add(checks.claim());
    list.add(CampaignChecks.pump(beats.lastRounds(), checks.now(), null));
    return list;
  }

  private static Explanation explained(JobChecks job, List<Check> checks) {
    return job.isCompleted() ? Explanation.done(checks) : Explanation.of(checks);
  }

  private @Nullable Campaign campaign(String tenantId, UUID campaignId) {
    Campaign campaign = catalog.byId(List.of(campaignId)).get(campaignId);
    return campaign != null && campaign.tenantId().equals(tenantId) ? campaign : null;
  }
}
