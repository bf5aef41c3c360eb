package org.campaignautomation.campaign.definition;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign does; valid in itself.
 *
 * @param lookBackDays how far back a trigger reaches for contacts; 0 for new contacts only
 * @param schedule null for always open
 */
public record CampaignContent(
    String name, Trigger trigger, int lookBackDays, @Nullable Schedule schedule, List<Step> steps) {

  public CampaignContent {
    steps = List.copyOf(steps);
  }

  /** Whether the other differs from this in subjects and texts alone. */
  boolean differsInTextsOnly(CampaignContent other) {
    return withoutTexts().equals(other.withoutTexts());
  }

  private CampaignContent withoutTexts() {
    return new CampaignContent(
        name,
        trigger,
        lookBackDays,
        schedule,
        steps.stream().map(step -> withTexts(step, null)).toList());
  }

  /** The same with the texts of the other's steps, where it has a step of the same id. */
  CampaignContent withTextsOf(CampaignContent other) {
    var byId = other.steps.stream().collect(Collectors.toMap(Step::id, Function.<Step>identity()));
    return new CampaignContent(
        name,
        trigger,
        lookBackDays,
        schedule,
        steps.stream()
            .map(step -> byId.containsKey(step.id()) ? withTexts(step, byId.get(step.id())) : step)
            .toList());
  }

  boolean hasStep(UUID id) {
    return steps.stream().anyMatch(step -> step.id().equals(id));
  }

  private static Step withTexts(Step step, @Nullable Step texts) {
    return new Step(
        step.id(),
        step.position(),
        step.channel(),
        step.delay(),
        step.delayFrom(),
        texts == null ? null : texts.subject(),
        texts == null ? null : texts.html(),
        texts == null ? null : texts.text(),
        step.maxLateness(),
        step.onTooLate(),
        step.missingVariable());
  }
}
