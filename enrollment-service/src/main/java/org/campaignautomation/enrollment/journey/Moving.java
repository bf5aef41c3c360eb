package org.campaignautomation.enrollment.journey;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.catalog.TenantRules;
import org.campaignautomation.enrollment.sql.Database;

/**
 * Takes a campaign's people to its new versions, a batch at a time, in the caller's transaction. An
 * enrolment knows its version, so nobody is moved twice. Someone for whom nothing is left to wait
 * for stays on the version they ended on.
 */
@Singleton
class Moving {
  private final Catalog catalog;
  private final JourneyLock lock;
  private final TravellerTable travellers;
  private final PlanTable plans;
  private final EnrollmentTable enrollments;
  private final Database database;
  private final Event<JobsChanged> events;
  private final MeterRegistry metrics;

  Moving(
      Catalog catalog,
      JourneyLock lock,
      TravellerTable travellers,
      PlanTable plans,
      EnrollmentTable enrollments,
      Database database,
      Event<JobsChanged> events,
      MeterRegistry metrics) {
    this.catalog = catalog;
    this.lock = lock;
    this.travellers = travellers;
    this.plans = plans;
    this.enrollments = enrollments;
    this.database = database;
    this.events = events;
    this.metrics = metrics;
  }

  /**
   * Moves the next people and answers them.
   *
   * @param targets the versions that people are taken to, oldest first; at least one
   */
  List<Traveller> moveSome(
      Campaign campaign, List<CampaignVersion> targets, UUID after, int limit) {
    lock.take(campaign.campaignId());
    List<Traveller> batch =
        travellers.next(
            campaign.campaignId(), campaign.tenantId(), targets.getLast().version(), after, limit);
    List<Traveller> left = batch;
    while (!left.isEmpty()) {
      left = travellers.find(moveOneVersionOn(campaign, left, targets));
    }
    return batch;
  }

  /** Someone may have several versions ahead; answers who was moved. */
  private List<UUID> moveOneVersionOn(
      Campaign campaign, List<Traveller> people, List<CampaignVersion> targets) {
    Map<UUID, List<PlannedStep>> steps =
        plans.of(people.stream().map(Traveller::enrollmentId).toList());
    TenantRules rules = catalog.rules(List.of(campaign.tenantId()));
    Changes changes = new Changes();
    for (Traveller person : people) {
      List<PlannedStep> mine = steps.getOrDefault(person.enrollmentId(), List.of());
      if (person.zone() != null && !PlannedStep.live(mine).isEmpty()) {
        targets.stream()
            .filter(target -> target.version() > person.version())
            .findFirst()
            .ifPresent(
                target ->
                    changes.add(person, target, move(person, target, rules).apply(person, mine)));
      }
    }
    changes.write();
    events.fire(JobsChanged.quietly(changes.jobs(campaign)));
    return changes.arrived.stream().map(TravellerTable.Arrived::enrollmentId).toList();
  }

  private Move move(Traveller person, CampaignVersion target, TenantRules rules) {
    return new Move(
        catalog.version(target.campaignId(), person.version()),
        target,
        person.hours(target, rules),
        database.now());
  }

  private final class Changes {
    private final List<TravellerTable.Arrived> arrived = new ArrayList<>();
    private final List<PlannedStep> kept = new ArrayList<>();
    private final List<PlannedStep> added = new ArrayList<>();
    private final List<UUID> removed = new ArrayList<>();
    private final List<UUID> passed = new ArrayList<>();
    private final List<UUID> over = new ArrayList<>();

    void add(Traveller person, CampaignVersion target, Move.Moved moved) {
      arrived.add(
          new TravellerTable.Arrived(
              person.enrollmentId(), target.version(), target.inFlight() == InFlight.RESCHEDULE));
      kept.addAll(moved.kept());
      added.addAll(moved.added());
      removed.addAll(moved.removed());
      passed.addAll(moved.passed());
      if (moved.isOver()) {
        over.add(person.enrollmentId());
      }
    }

    List<JobsChanged.Job> jobs(Campaign campaign) {
      return Stream.of(
              kept.stream().map(step -> step.asChanged(campaign)),
              added.stream().map(step -> step.asChanged(campaign)),
              removed.stream().map(id -> cancelled(campaign, id)),
              passed.stream().map(id -> cancelled(campaign, id)))
          .flatMap(Function.identity())
          .toList();
    }

    private JobsChanged.Job cancelled(Campaign campaign, UUID jobId) {
      return new JobsChanged.Job(
          campaign.tenantId(), campaign.campaignId(), jobId, JobStatus.CANCELLED);
    }

    void write() {
      plans.cancel(removed, Reasons.STEP_REMOVED);
      plans.cancel(passed, Reasons.STEP_PASSED);
      plans.rewrite(kept);
      plans.add(added);
      travellers.moved(arrived);
      enrollments.exit(over, Reasons.NO_STEP_LEFT);
      metrics.counter("enrollments.moved").increment(arrived.size());
    }
  }
}
