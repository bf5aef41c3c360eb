package org.campaignautomation.enrollment.due;

import java.time.Instant;
import java.util.List;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.timing.ChannelHours;
import org.campaignautomation.enrollment.timing.FrequencyLimit;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.jspecify.annotations.Nullable;

/**
 * A message that may go out if the rules let it, with all that they look at. It may be a job, or
 * one that is only thought of.
 *
 * @param plannedAt when it was to go out
 * @param contact null once erased
 * @param step null for a message of no step
 * @param hours when the contact may be sent something
 * @param cap null for no limit
 * @param sent what the contact was sent of late; empty where there is no cap
 * @param now the instant it is about
 */
public record Candidate(
    Channel channel,
    Instant plannedAt,
    @Nullable Contact contact,
    @Nullable CampaignStep step,
    SendingHours hours,
    @Nullable FrequencyCap cap,
    List<FrequencyLimit.Sent> sent,
    Instant now) {

  public Candidate {
    sent = List.copyOf(sent);
  }

  /** The same, where the contact was sent other messages. */
  Candidate having(List<FrequencyLimit.Sent> counting) {
    return new Candidate(channel, plannedAt, contact, step, hours, cap, counting, now);
  }

  /** The same at another instant. */
  public Candidate at(Instant instant) {
    return new Candidate(channel, plannedAt, contact, step, hours, cap, sent, instant);
  }

  /** The instant from which on it may not be sent; null for none. */
  public @Nullable Instant sendBefore() {
    return Admission.sendBefore(this);
  }

  /** The hours of its channel. */
  public ChannelHours channelHours() {
    return hours.on(channel);
  }

  /** The instant from which on it is too late; null for never. */
  public @Nullable Instant latest() {
    return step == null ? null : step.latest(plannedAt, hours);
  }
}
