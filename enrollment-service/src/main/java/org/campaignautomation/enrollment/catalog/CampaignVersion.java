package org.campaignautomation.enrollment.catalog;

import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * The steps and the schedule of one version, which never change.
 *
 * @param schedule null for always open
 * @param steps in order
 */
public record CampaignVersion(
    UUID campaignId,
    int version,
    String tenantId,
    @Nullable Schedule schedule,
    List<CampaignStep> steps) {

  public CampaignVersion {
    steps = List.copyOf(steps);
  }

  /** A step by its position, 1 for the first. */
  public CampaignStep step(int position) {
    return steps.stream()
        .filter(step -> step.position() == position)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a job for a step that its version has not"));
  }

  /** The steps behind a position, in order. */
  public List<CampaignStep> stepsAfter(int position) {
    return steps.stream().filter(step -> step.position() > position).toList();
  }
}
