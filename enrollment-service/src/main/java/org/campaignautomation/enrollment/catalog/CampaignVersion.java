package org.campaignautomation.enrollment.catalog;

import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.contracts.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * The steps and the schedule of one version, which never change.
 *
 * @param schedule null for always open
 * @param steps in order
 * @param inFlight what it means for people on earlier versions; null for the first
 */
public record CampaignVersion(
    UUID campaignId,
    int version,
    String tenantId,
    @Nullable Schedule schedule,
    List<CampaignStep> steps,
    @Nullable InFlight inFlight) {

  public CampaignVersion {
    steps = List.copyOf(steps);
  }

  /** One that nobody is on an earlier version of. */
  public CampaignVersion(
      UUID campaignId,
      int version,
      String tenantId,
      @Nullable Schedule schedule,
      List<CampaignStep> steps) {
    this(campaignId, version, tenantId, schedule, steps, null);
  }

  /** Whether people on earlier versions are taken to this one. */
  public boolean movesPeople() {
    return inFlight == InFlight.MOVE || inFlight == InFlight.RESCHEDULE;
  }

  /** The position of a step; 0 if it is none of this version's. */
  public int positionOf(UUID stepId) {
    return steps.stream()
        .filter(step -> step.id().equals(stepId))
        .mapToInt(CampaignStep::position)
        .findFirst()
        .orElse(0);
  }

  /** A step by its position, 1 for the first. */
  public CampaignStep step(int position) {
    return steps.stream()
        .filter(step -> step.position() == position)
        .findFirst()
        .orElseThrow(() -> new CatalogException("a job for a step that its version has not"));
  }

  /** The steps behind a position, in order. */
  public List<CampaignStep> stepsAfter(int position) {
    return steps.stream().filter(step -> step.position() > position).toList();
  }
}
