package org.campaignautomation.campaign.definition.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.util.List;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.CampaignAnnouncer;
import org.campaignautomation.contracts.CampaignDefined;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Freeze;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.campaignautomation.platform.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Puts {@link CampaignDefined} into the outbox. */
@Singleton
class CampaignEvents implements CampaignAnnouncer {
  private final Outbox outbox;

  CampaignEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void changed(Campaign campaign, @Nullable InFlight inFlight, List<Freeze> freezes) {
    var event =
        new CampaignDefined(
            campaign.tenantId(),
            campaign.id(),
            campaign.revision(),
            campaign.version(),
            campaign.content().name(),
            campaign.status(),
            campaign.content().lookBackDays(),
            campaign.content().schedule(),
            campaign.content().steps(),
            campaign.activatedAt(),
            campaign.pausedAt(),
            campaign.archivedAt(),
            inFlight,
            freezes,
            campaign.updatedAt());
    try {
      byte[] body = ContractJson.mapper().writeValueAsBytes(event);
      outbox.append(
          List.of(
              OutgoingEvent.of(event.topic(), event.key(), event.type(), event.tenantId(), body)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
