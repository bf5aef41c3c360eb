package org.campaignautomation.enrollment.journey;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.JobKind;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.catalog.TenantRules;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/** Takes in dispatch-service's answers, in the caller's transaction. */
@Singleton
public class Answers {
  private final Journeys journeys;
  private final Catalog catalog;
  private final Database database;
  private final RetryPolicy policy;
  private final MeterRegistry metrics;

  Answers(
      Journeys journeys,
      Catalog catalog,
      Database database,
      RetryPolicy policy,
      MeterRegistry metrics) {
    this.journeys = journeys;
    this.catalog = catalog;
    this.database = database;
    this.policy = policy;
    this.metrics = metrics;
  }

  /** Applies answers in their order; late, repeated and superseded ones change nothing. */
  public void apply(List<Answer> answers) {
    catalog.holdStill();
    Collection<Answer> rest = new LinkedHashSet<>(answers);
    while (!rest.isEmpty()) {
      Map<UUID, Answer> round = new LinkedHashMap<>();
      List<Answer> later = new ArrayList<>();
      for (Answer answer : rest) {
        if (round.putIfAbsent(answer.jobId(), answer) != null) {
          later.add(answer);
        }
      }
      applyRound(round);
      rest = later;
    }
  }

  private void applyRound(Map<UUID, Answer> round) {
    journeys.hear(
        round.values().stream().filter(one -> one.outcome() instanceof Answer.News).toList());
    List<JobState> jobs = journeys.jobs(round.keySet());
    Map<UUID, Campaign> campaigns =
        catalog.byId(jobs.stream().map(JobState::campaignId).distinct().toList());
    TenantRules rules = catalog.rules(jobs.stream().map(JobState::tenantId).toList());
    Instant now = database.now();
    Transitions transitions = new Transitions(policy, now);
    List<Decision> decisions = new ArrayList<>();
    for (JobState job : jobs) {
      Answer answer = round.get(job.id());
      if (answer != null) {
        Optional<Decision> decision =
            transitions.decide(job, answer, setting(job, campaigns.get(job.campaignId()), rules));
        decision.ifPresent(decisions::add);
      }
    }
    Set<UUID> changed = journeys.carryOut(decisions, now);
    for (JobState job : jobs) {
      Answer answer = round.get(job.id());
      if (answer != null) {
        count(answer, job.channel(), changed.contains(job.id()));
      }
    }
  }

  private Transitions.Setting setting(
      JobState job, @Nullable Campaign campaign, TenantRules rules) {
    boolean atOnce = job.kind() == JobKind.IMMEDIATE;
    CampaignVersion version =
        atOnce ? null : catalog.version(job.campaignId(), job.campaignVersion());
    return new Transitions.Setting(
        version == null ? null : version.step(job.step()),
        job.hours(version, rules),
        !atOnce && campaign != null && campaign.isArchived(),
        ThreadLocalRandom.current().nextDouble());
  }

  private void count(Answer answer, Channel channel, boolean applied) {
    metrics
        .counter(
            "jobs.answers",
            "channel",
            channel.name().toLowerCase(Locale.ROOT),
            "outcome",
            answer.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT),
            "applied",
            Boolean.toString(applied))
        .increment();
  }
}
