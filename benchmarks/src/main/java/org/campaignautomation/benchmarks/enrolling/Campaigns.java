package org.campaignautomation.benchmarks.enrolling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.CampaignDefined;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Step;

/**
 * A campaign that jobs are of. Only {@link #LATER}'s tenant gets contacts by events: each becomes
 * three jobs, a month apart.
 *
 * @param id the campaign's
 * @param steps in order
 */
record Campaigns(String tenantId, UUID id, List<Step> steps) {
  /** The tenant of the campaigns whose jobs are made due. */
  static final String DUE = "acme";

  /** The tenant of the campaign that new contacts are enrolled in. */
  static final String LATER = "globex";

  private static final Delay MONTH = new Delay(30, Delay.Unit.DAYS);

  /** One that begins with an e-mail, one that begins with an SMS, and one of three steps. */
  static List<Campaigns> all() {
    return List.of(
        of(DUE, Channel.EMAIL, Channel.SMS),
        of(DUE, Channel.SMS, Channel.EMAIL),
        of(LATER, Channel.EMAIL, Channel.SMS, Channel.EMAIL));
  }

  private static Campaigns of(String tenantId, Channel... channels) {
    List<Step> steps = new ArrayList<>();
    for (Channel channel : channels) {
      steps.add(step(steps.size() + 1, channel));
    }
    return new Campaigns(tenantId, UUID.randomUUID(), List.copyOf(steps));
  }

  CampaignDefined defined() {
    return new CampaignDefined(
        tenantId,
        id,
        1,
        1,
        "Benchmark",
        CampaignStatus.ACTIVE,
        0,
        null,
        steps,
        Instant.EPOCH,
        null,
        null,
        null,
        null,
        Instant.now());
  }

  private static Step step(int position, Channel channel) {
    return new Step(
        UUID.randomUUID(),
        position,
        channel,
        MONTH,
        DelayFrom.PREVIOUS_STEP,
        channel == Channel.EMAIL ? "Hello" : null,
        null,
        "Hello",
        null,
        OnTooLate.CONTINUE,
        MissingVariable.SKIP);
  }
}
