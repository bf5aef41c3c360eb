package org.campaignautomation.campaign.tenant.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.campaignautomation.campaign.tenant.SettingsAnnouncer;
import org.campaignautomation.campaign.tenant.TenantSettings;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.TenantSettingsChanged;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.campaignautomation.platform.outbox.Outbox;

/** Puts {@link TenantSettingsChanged} into the outbox. */
@Singleton
class SettingsEvents implements SettingsAnnouncer {
  private final Outbox outbox;

  SettingsEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void changed(TenantSettings settings) {
    var event =
        new TenantSettingsChanged(
            settings.tenantId(),
            settings.revision(),
            settings.companyName(),
            settings.defaultZone(),
            settings.emailSender(),
            settings.smsSender(),
            settings.quietHours(),
            settings.frequencyCap(),
            Objects.requireNonNull(settings.changedAt()));
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
