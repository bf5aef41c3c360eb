package org.campaignautomation.enrollment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.contracts.CampaignDefined;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.ContactAdded;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.Freeze;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Definition;
import org.campaignautomation.enrollment.contact.ContactChange;
import org.campaignautomation.enrollment.contact.StoredContact;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/** Campaigns and contacts as the tests need them. */
public final class Samples {
  /** Long ago, so that each contact of the tests matches. */
  public static final Instant ACTIVATED = Instant.parse("2026-01-01T00:00:00Z");

  public static final Instant ACCEPTED = Instant.parse("2026-06-01T00:00:00Z");
  public static final Delay NOW = new Delay(0, Delay.Unit.MINUTES);
  public static final Delay THREE_DAYS = new Delay(3, Delay.Unit.DAYS);

  private Samples() {}

  public static CampaignStep step(int position, Channel channel, Delay delay) {
    return new CampaignStep(
        Ids.next(), position, channel, delay, DelayFrom.PREVIOUS_STEP, null, OnTooLate.CONTINUE);
  }

  public static CampaignStep lateStep(
      int position, Channel channel, Delay maxLateness, OnTooLate onTooLate) {
    return new CampaignStep(
        Ids.next(), position, channel, NOW, DelayFrom.PREVIOUS_STEP, maxLateness, onTooLate);
  }

  /** The first version of a campaign. */
  public static Definition definition(
      String tenantId,
      UUID campaignId,
      long revision,
      CampaignStatus status,
      @Nullable Schedule schedule,
      CampaignStep... steps) {
    return version(tenantId, campaignId, revision, 1, status, schedule, steps);
  }

  /** Any version of a campaign. */
  public static Definition version(
      String tenantId,
      UUID campaignId,
      long revision,
      int version,
      CampaignStatus status,
      @Nullable Schedule schedule,
      CampaignStep... steps) {
    return new Definition(
        new Campaign(
            campaignId,
            tenantId,
            revision,
            version,
            status,
            7,
            ACTIVATED,
            status == CampaignStatus.PAUSED ? Instant.now() : null,
            status == CampaignStatus.ARCHIVED ? Instant.now() : null,
            List.of()),
        new CampaignVersion(campaignId, version, tenantId, schedule, List.of(steps)));
  }

  public static Definition active(String tenantId, UUID campaignId, CampaignStep... steps) {
    return definition(tenantId, campaignId, 1, CampaignStatus.ACTIVE, null, steps);
  }

  /** The same campaign as it is after pauses that were resumed with freeze. */
  public static Definition frozen(Definition of, long revision, Freeze... freezes) {
    Campaign campaign = of.campaign();
    return new Definition(
        new Campaign(
            campaign.campaignId(),
            campaign.tenantId(),
            revision,
            campaign.version(),
            CampaignStatus.ACTIVE,
            campaign.lookBackDays(),
            campaign.activatedAt(),
            null,
            null,
            List.of(freezes)),
        of.version());
  }

  /** A later version of a campaign, and what it means for people on earlier ones. */
  public static Definition edited(
      Definition of,
      int version,
      InFlight inFlight,
      @Nullable Schedule schedule,
      List<CampaignStep> steps) {
    Campaign campaign = of.campaign();
    return new Definition(
        new Campaign(
            campaign.campaignId(),
            campaign.tenantId(),
            campaign.revision() + version,
            version,
            campaign.status(),
            campaign.lookBackDays(),
            campaign.activatedAt(),
            campaign.pausedAt(),
            campaign.archivedAt(),
            campaign.freezes()),
        new CampaignVersion(
            campaign.campaignId(), version, campaign.tenantId(), schedule, steps, inFlight));
  }

  /** Steps in a new order, with positions to match. */
  public static List<CampaignStep> inOrder(CampaignStep... steps) {
    List<CampaignStep> ordered = new ArrayList<>();
    for (CampaignStep step : steps) {
      ordered.add(
          new CampaignStep(
              step.id(),
              ordered.size() + 1,
              step.channel(),
              step.delay(),
              step.delayFrom(),
              step.maxLateness(),
              step.onTooLate()));
    }
    return ordered;
  }

  public static Contact person(@Nullable String email, @Nullable String phone) {
    return new Contact(
        "crm-" + UUID.randomUUID(),
        email,
        phone,
        "Ada",
        "Lovelace",
        null,
        null,
        "Europe/Berlin",
        "contact",
        null,
        Map.of());
  }

  public static ContactChange.Known known(String tenantId, UUID contactId) {
    return known(tenantId, contactId, 1, person("ada@example.com", "+12025550123"));
  }

  public static ContactChange.Known known(
      String tenantId, UUID contactId, long revision, Contact person) {
    return known(tenantId, contactId, revision, person, ACCEPTED);
  }

  public static ContactChange.Known known(
      String tenantId, UUID contactId, long revision, Contact person, Instant acceptedAt) {
    return new ContactChange.Known(
        new StoredContact(contactId, tenantId, revision, acceptedAt, person), null);
  }

  public static ContactAdded added(String tenantId, UUID contactId) {
    return new ContactAdded(
        tenantId, contactId, 1, ACCEPTED, person("ada@example.com", "+12025550123"));
  }

  /** The event behind a definition, with some content. */
  public static CampaignDefined defined(Definition definition) {
    Campaign campaign = definition.campaign();
    return new CampaignDefined(
        campaign.tenantId(),
        campaign.campaignId(),
        campaign.revision(),
        campaign.version(),
        "Welcome",
        campaign.status(),
        campaign.lookBackDays(),
        definition.version().schedule(),
        definition.version().steps().stream()
            .map(
                step ->
                    new Step(
                        step.id(),
                        step.position(),
                        step.channel(),
                        step.delay(),
                        step.delayFrom(),
                        step.channel() == Channel.EMAIL ? "Hello" : null,
                        null,
                        "Hello {{ firstName }}",
                        step.maxLateness(),
                        step.onTooLate(),
                        MissingVariable.SKIP))
            .toList(),
        campaign.activatedAt(),
        campaign.pausedAt(),
        campaign.archivedAt(),
        definition.version().inFlight(),
        campaign.freezes(),
        Instant.now());
  }
}
