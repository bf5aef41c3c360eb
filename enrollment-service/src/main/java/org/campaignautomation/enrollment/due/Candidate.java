package org.campaignautomation.enrollment.due;

import java.time.Instant;
import java.util.List;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.enrollment.timing.ChannelHours;
import org.campaignautomation.enrollment.timing.FrequencyLimit;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.jspecify.annotations.Nullable;

/**
 * A job that may go out if the rules let it, with all that they look at.
 *
 * @param contact null once erased
 * @param step null for a message of no step
 * @param hours when the contact may be sent something
 * @param cap null for no limit
 * @param sent what the contact was sent of late; empty where there is no cap
 * @param now the instant it is about
 */
public record Candidate(
    JobState job,
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
  public Candidate having(List<FrequencyLimit.Sent> counting) {
    return new Candidate(job, contact, step, hours, cap, counting, now);
  }

  /** The hours of the job's channel. */
  public ChannelHours channelHours() {
    return hours.on(job.channel());
  }

  /** The instant from which on it is too late; null for never. */
  public @Nullable Instant latest() {
    return step == null ? null : job.latest(step, hours);
  }
}
