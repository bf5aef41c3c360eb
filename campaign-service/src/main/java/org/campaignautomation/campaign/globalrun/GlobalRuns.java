package org.campaignautomation.campaign.globalrun;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.campaignautomation.campaign.automation.DueJobs;
import org.campaignautomation.campaign.automation.TestRunOutcome;
import org.campaignautomation.campaign.automation.TestRuns;
import org.campaignautomation.campaign.automation.Triggers;
import org.campaignautomation.campaign.definition.ActiveCampaigns.Active;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.enrollment.Enrolling;
import org.campaignautomation.campaign.enrollment.Processing;
import org.campaignautomation.campaign.enrollment.Processing.Held;
import org.campaignautomation.campaign.inner.Asker;
import org.jspecify.annotations.Nullable;

/**
 * Triggers and processes all active campaigns: what cron does. It may be repeated, and run beside
 * itself.
 */
@Singleton
public class GlobalRuns {
  private final EveryCampaign everyCampaign;
  private final Campaigns campaigns;
  private final Triggers triggers;
  private final DueJobs dueJobs;
  private final TestRuns testRuns;

  GlobalRuns(
      EveryCampaign everyCampaign,
      Campaigns campaigns,
      Triggers triggers,
      DueJobs dueJobs,
      TestRuns testRuns) {
    this.everyCampaign = everyCampaign;
    this.campaigns = campaigns;
    this.triggers = triggers;
    this.dueJobs = dueJobs;
    this.testRuns = testRuns;
  }

  /** Enrolments, counted. */
  public record Enrolments(
      long considered, long enrolled, long alreadyEnrolled, long skipped, long jobsCreated) {
    static final Enrolments NONE = new Enrolments(0, 0, 0, 0, 0);

    static Enrolments of(Enrolling.Triggered triggered) {
      return new Enrolments(
          triggered.considered(),
          triggered.enrolled(),
          triggered.alreadyEnrolled(),
          triggered.skipped(),
          triggered.jobsCreated());
    }

    Enrolments plus(Enrolments other) {
      return new Enrolments(
          considered + other.considered,
          enrolled + other.enrolled,
          alreadyEnrolled + other.alreadyEnrolled,
          skipped + other.skipped,
          jobsCreated + other.jobsCreated);
    }
  }

  /**
   * Test jobs, counted; those without an outcome are still running.
   *
   * @param runId null for the sum of several runs
   */
  public record Tests(
      @Nullable UUID runId, long jobs, long wouldSend, long wouldSkip, long wouldFail) {
    static final Tests NONE = new Tests(null, 0, 0, 0, 0);

    static Tests of(TestRunOutcome run) {
      return new Tests(
          run.runId(),
          run.results().size(),
          run.count("would_send"),
          run.count("would_skip"),
          run.count("would_fail"));
    }

    Tests plus(Tests other) {
      return new Tests(
          null,
          jobs + other.jobs,
          wouldSend + other.wouldSend,
          wouldSkip + other.wouldSkip,
          wouldFail + other.wouldFail);
    }
  }

  /** Enrols in each what its look-back says. */
  public GlobalRun<Enrolments> trigger(Scope scope) {
    return everyCampaign.run(
        scope,
        active ->
            Enrolments.of(
                triggers.enrol(asker(scope, active), active.id(), active.updatedAt(), null, 0)),
        Enrolments.NONE,
        Enrolments::plus);
  }

  /** Counts what that would enrol; writes nothing. */
  public GlobalRun<Enrolments> previewTrigger(Scope scope) {
    return everyCampaign.run(
        scope,
        active -> {
          Campaign campaign = campaigns.get(active.tenantId(), active.id());
          return Enrolments.of(triggers.plan(asker(scope, active), campaign, null, 0));
        },
        Enrolments.NONE,
        Enrolments::plus);
  }

  /** Hands over what is due in each. */
  public GlobalRun<Processing.Processed> process(Scope scope) {
    return everyCampaign.run(
        scope,
        active -> dueJobs.process(asker(scope, active), active.id(), active.updatedAt()),
        new Processing.Processed(0, 0, List.of(), List.of()),
        GlobalRuns::sum);
  }

  /** Sends test jobs for what is due in each through the pipeline. */
  public GlobalRun<Tests> testProcess(Scope scope) {
    return everyCampaign.run(
        scope,
        active -> Tests.of(testRuns.runWithoutTexts(asker(scope, active), active.id())),
        Tests.NONE,
        Tests::plus);
  }

  private static Asker asker(Scope scope, Active active) {
    return scope.forTenant(active.tenantId());
  }

  private static Processing.Processed sum(Processing.Processed one, Processing.Processed other) {
    Map<String, Held> held = new TreeMap<>();
    one.held().forEach(add -> held.merge(add.reason(), add, GlobalRuns::sum));
    other.held().forEach(add -> held.merge(add.reason(), add, GlobalRuns::sum));
    return new Processing.Processed(
        one.due() + other.due(),
        one.handedOver() + other.handedOver(),
        List.copyOf(held.values()),
        List.of());
  }

  private static Held sum(Held one, Held other) {
    return new Held(one.reason(), one.count() + other.count(), earlier(one.until(), other.until()));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
