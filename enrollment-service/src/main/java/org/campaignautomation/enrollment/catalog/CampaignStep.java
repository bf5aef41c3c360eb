package org.campaignautomation.enrollment.catalog;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.enrollment.timing.Delays;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.campaignautomation.enrollment.timing.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * A step without its content.
 *
 * @param id stays the same over versions
 * @param position 1 for the first
 * @param maxLateness how late it may still go out; null for however late
 */
public record CampaignStep(
    UUID id,
    int position,
    Channel channel,
    Delay delay,
    DelayFrom delayFrom,
    @Nullable Delay maxLateness,
    OnTooLate onTooLate) {

  /** The instant from which on it is too late for it; null for never. */
  public @Nullable Instant latest(Instant plannedAt, SendingHours hours) {
    return maxLateness == null ? null : Delays.after(plannedAt, maxLateness, hours.zone());
  }

  /** How far it is from the one before. */
  public Timeline.Interval interval() {
    return new Timeline.Interval(delay, delayFrom, channel);
  }
}
