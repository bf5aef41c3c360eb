package org.campaignautomation.campaign.preview;

import java.time.Instant;
import java.util.List;
import org.campaignautomation.campaign.definition.CampaignDraft.DelayDraft;
import org.campaignautomation.campaign.definition.CampaignDraft.ScheduleDraft;
import org.campaignautomation.contracts.DelayFrom;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is enrolled, and the steps that follow; nothing is checked yet.
 *
 * @param zone the contact's; the schedule's if absent
 * @param schedule always open if absent
 */
@Schema(name = "SchedulePreviewBody")
public record SchedulePreviewDraft(
    @Nullable Instant enrolledAt,
    @Nullable String zone,
    @Nullable ScheduleDraft schedule,
    @Nullable List<@Nullable WaitDraft> steps) {

  /**
   * How long a step waits.
   *
   * @param delayFrom previous_step if absent
   */
  @Schema(name = "WaitBody")
  public record WaitDraft(@Nullable DelayDraft delay, @Nullable DelayFrom delayFrom) {}
}
