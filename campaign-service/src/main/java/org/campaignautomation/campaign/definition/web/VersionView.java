package org.campaignautomation.campaign.definition.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.definition.CampaignVersion;
import org.campaignautomation.campaign.definition.CampaignVersion.StepWithWaiting;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.contracts.Schedule;
import org.jspecify.annotations.Nullable;

/** A version as answered, without its texts. */
record VersionView(
    int version,
    boolean current,
    @Nullable InFlight inFlight,
    Instant createdAt,
    @Nullable Schedule schedule,
    List<VersionStepView> steps) {

  /** A step, and how many people on the version wait for it. */
  record VersionStepView(
      UUID id, int step, Channel channel, Delay delay, DelayFrom delayFrom, long waiting) {
    static VersionStepView of(StepWithWaiting each) {
      return new VersionStepView(
          each.step().id(),
          each.step().position(),
          each.step().channel(),
          each.step().delay(),
          each.step().delayFrom(),
          each.waiting());
    }
  }

  static VersionView of(CampaignVersion version) {
    return new VersionView(
        version.number(),
        version.isCurrent(),
        version.inFlight(),
        version.createdAt(),
        version.schedule(),
        version.steps().stream().map(VersionStepView::of).toList());
  }
}
