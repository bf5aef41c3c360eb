package org.campaignautomation.enrollment.journey;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.catalog.TenantRules;

/**
 * Moves the plans of a campaign's people by its freezes, a batch at a time, in the caller's
 * transaction. An enrolment remembers through which freeze it was moved, so none is applied twice.
 */
@Singleton
class Freezing {
  private final Catalog catalog;
  private final JourneyLock lock;
  private final TravellerTable travellers;
  private final PlanTable plans;
  private final Event<JobsChanged> events;

  Freezing(
      Catalog catalog,
      JourneyLock lock,
      TravellerTable travellers,
      PlanTable plans,
      Event<JobsChanged> events) {
    this.catalog = catalog;
    this.lock = lock;
    this.travellers = travellers;
    this.plans = plans;
    this.events = events;
  }

  /** Moves the next people and answers them. */
  List<Traveller> thawSome(Campaign campaign, UUID after, int limit) {
    lock.take(campaign.campaignId());
    List<Traveller> batch =
        travellers.next(campaign.campaignId(), campaign.tenantId(), null, after, limit);
    Map<UUID, List<PlannedStep>> planned =
        plans.of(batch.stream().map(Traveller::enrollmentId).toList());
    TenantRules rules = catalog.rules(List.of(campaign.tenantId()));
    List<Thaw.Thawed> thawed =
        batch.stream()
            .filter(person -> person.zone() != null)
            .map(
                person ->
                    thaw(campaign, person, rules)
                        .apply(person, planned.getOrDefault(person.enrollmentId(), List.of())))
            .flatMap(Optional::stream)
            .toList();
    List<PlannedStep> steps = thawed.stream().flatMap(person -> person.steps().stream()).toList();
    plans.rewrite(steps);
    travellers.thawed(thawed);
    events.fire(JobsChanged.quietly(steps.stream().map(step -> step.asChanged(campaign)).toList()));
    return batch;
  }

  private Thaw thaw(Campaign campaign, Traveller person, TenantRules rules) {
    CampaignVersion version = catalog.version(campaign.campaignId(), person.version());
    return new Thaw(campaign.freezes(), version, person.hours(version, rules));
  }
}
