package org.campaignautomation.campaign.definition;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/**
 * A version of a campaign, and who is on it.
 *
 * @param isCurrent whether new people start on it
 * @param inFlight what it meant for people on earlier ones; null for the first
 * @param steps each with the people who wait for it
 */
public record CampaignVersion(
    int number,
    boolean isCurrent,
    @Nullable InFlight inFlight,
    Instant createdAt,
    @Nullable Schedule schedule,
    List<StepWithWaiting> steps) {

  /** A step, and how many people on this version wait for it. */
  public record StepWithWaiting(Step step, long waiting) {
    StepWithWaiting with(int version, List<WaitingSteps.Waiting> all) {
      long count =
          all.stream()
              .filter(
                  those -> those.campaignVersion() == version && those.stepId().equals(step.id()))
              .mapToLong(WaitingSteps.Waiting::count)
              .sum();
      return new StepWithWaiting(step, count);
    }
  }

  public CampaignVersion {
    steps = List.copyOf(steps);
  }

  /** In lists, versions stand in for ids: higher is newer. */
  public UUID listId() {
    return new UUID(0, number);
  }

  /** The same with people counted. */
  CampaignVersion with(List<WaitingSteps.Waiting> waiting) {
    return new CampaignVersion(
        number,
        isCurrent,
        inFlight,
        createdAt,
        schedule,
        steps.stream().map(each -> each.with(number, waiting)).toList());
  }
}
