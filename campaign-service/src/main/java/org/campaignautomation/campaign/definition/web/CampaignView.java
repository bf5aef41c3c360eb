package org.campaignautomation.campaign.definition.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.CampaignContent;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as answered: what was sent, with defaults, ids and state.
 *
 * @param warnings what may surprise, where it was activated just now
 */
record CampaignView(
    UUID id,
    String name,
    CampaignStatus status,
    int version,
    TriggerView trigger,
    int lookBackDays,
    @Nullable Schedule schedule,
    List<StepView> steps,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant activatedAt,
    @Nullable Instant pausedAt,
    @Nullable Instant archivedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Fault> warnings) {

  record TriggerView(String type) {}

  record StepView(
      UUID id,
      Channel channel,
      Delay delay,
      DelayFrom delayFrom,
      @Nullable String subject,
      @Nullable String html,
      @Nullable String text,
      @Nullable Delay maxLateness,
      OnTooLate onTooLate,
      MissingVariable missingVariable) {

    static StepView of(Step step) {
      return new StepView(
          step.id(),
          step.channel(),
          step.delay(),
          step.delayFrom(),
          step.subject(),
          step.html(),
          step.text(),
          step.maxLateness(),
          step.onTooLate(),
          step.missingVariable());
    }
  }

  static CampaignView of(Campaign campaign) {
    return of(campaign, null);
  }

  static CampaignView of(Campaign campaign, @Nullable List<Fault> warnings) {
    CampaignContent content = campaign.content();
    return new CampaignView(
        campaign.id(),
        content.name(),
        campaign.status(),
        campaign.version(),
        new TriggerView(content.trigger().text()),
        content.lookBackDays(),
        content.schedule(),
        content.steps().stream().map(StepView::of).toList(),
        campaign.createdAt(),
        campaign.updatedAt(),
        campaign.activatedAt(),
        campaign.pausedAt(),
        campaign.archivedAt(),
        warnings);
  }
}
