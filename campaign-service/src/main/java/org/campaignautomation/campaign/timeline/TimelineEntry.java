package org.campaignautomation.campaign.timeline;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.campaign.dispatch.SuppressionCheck.Barred;
import org.campaignautomation.campaign.enrollment.HistoryEntry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a person, or is planned.
 *
 * @param at when it happened; of what is planned, when it is to go out
 * @param kind {@code accepted}, {@code enrolled}, {@code left}, {@code planned}, {@code
 *     processing}, {@code sent}, {@code failed}, {@code skipped}, {@code cancelled}, {@code
 *     delivery}, {@code operator}, {@code suppressed}
 * @param campaign null for what is about no campaign
 * @param jobKind {@code sequence} or {@code immediate}
 * @param step 1 for the first
 * @param reason stable, for programs; of an operator's act and a suppression, in their words
 * @param deliveryState what the provider said of the message
 * @param actor who did it, of an operator's act; what did it, of a suppression
 */
@Schema(description = "One thing that happened to a person, or is planned")
public record TimelineEntry(
    Instant at,
    String kind,
    @Nullable TimelineCampaign campaign,
    @Nullable Integer campaignVersion,
    @Nullable UUID jobId,
    @Nullable String jobKind,
    @Nullable UUID stepId,
    @Nullable Integer step,
    @Nullable String channel,
    @Nullable String reason,
    @Nullable String errorCode,
    @Nullable Integer attempt,
    @Nullable String deliveryState,
    @Nullable String actor) {

  /**
   * A campaign by its name.
   *
   * @param name null for one that is not there any more
   */
  public record TimelineCampaign(UUID id, @Nullable String name) {}

  static TimelineEntry accepted(Instant at) {
    return new TimelineEntry(
        at, "accepted", null, null, null, null, null, null, null, null, null, null, null, null);
  }

  static TimelineEntry suppressed(Instant since, Barred by) {
    return new TimelineEntry(
        since,
        "suppressed",
        null,
        null,
        null,
        null,
        null,
        null,
        by.channel(),
        by.reason() == null ? by.code() : by.reason(),
        null,
        null,
        null,
        by.source());
  }

  static TimelineEntry of(HistoryEntry entry, @Nullable String campaignName) {
    return new TimelineEntry(
        entry.at(),
        entry.kind(),
        new TimelineCampaign(entry.campaignId(), campaignName),
        entry.campaignVersion(),
        entry.jobId(),
        entry.jobKind(),
        entry.stepId(),
        entry.step(),
        entry.channel(),
        entry.reason(),
        entry.errorCode(),
        entry.attempt(),
        entry.deliveryState(),
        entry.actor());
  }
}
