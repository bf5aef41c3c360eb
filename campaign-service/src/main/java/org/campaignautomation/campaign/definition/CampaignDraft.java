package org.campaignautomation.campaign.definition;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.ZoneMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as somebody wants it; nothing is checked yet. What an answer adds may be sent back and
 * is ignored.
 *
 * @param lookBackDays 7 if absent
 * @param schedule always open if absent
 */
@Schema(name = "CampaignBody")
@JsonIgnoreProperties({
  "id",
  "status",
  "version",
  "createdAt",
  "updatedAt",
  "activatedAt",
  "pausedAt",
  "archivedAt",
  "warnings"
})
public record CampaignDraft(
    @Nullable String name,
    @Nullable TriggerDraft trigger,
    @Nullable Integer lookBackDays,
    @Nullable ScheduleDraft schedule,
    @Nullable List<@Nullable StepDraft> steps) {

  /** What enrols a contact: {@code new_client}. */
  @Schema(name = "TriggerBody")
  public record TriggerDraft(@Nullable String type) {}

  /**
   * When messages may go out.
   *
   * @param zoneMode {@code contact} if absent
   * @param zone the tenant's default if absent
   */
  @Schema(name = "ScheduleBody")
  public record ScheduleDraft(
      @Nullable ZoneMode zoneMode,
      @Nullable String zone,
      @Nullable List<@Nullable WindowDraft> windows,
      @Nullable List<@Nullable LocalDate> blackoutDates) {}

  /** Days and hours in local time. */
  @Schema(name = "WindowBody")
  public record WindowDraft(
      @Nullable List<@Nullable DayOfWeek> days,
      @Nullable LocalTime start,
      @Nullable LocalTime end) {}

  /**
   * One message.
   *
   * @param id of a step that the campaign has; null for a new one
   */
  @Schema(name = "StepBody")
  public record StepDraft(
      @Nullable UUID id,
      @Nullable Channel channel,
      @Nullable DelayDraft delay,
      @Nullable DelayFrom delayFrom,
      @Nullable String subject,
      @Nullable String html,
      @Nullable String text,
      @Nullable DelayDraft maxLateness,
      @Nullable OnTooLate onTooLate,
      @Nullable MissingVariable missingVariable) {

    /** The same message as a step that the campaign does not have. */
    public StepDraft asNew() {
      return new StepDraft(
          null,
          channel,
          delay,
          delayFrom,
          subject,
          html,
          text,
          maxLateness,
          onTooLate,
          missingVariable);
    }
  }

  /** How long. */
  @Schema(name = "DelayBody")
  public record DelayDraft(@Nullable Integer amount, Delay.@Nullable Unit unit) {}
}
