package org.campaignautomation.campaign.tenant;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.campaignautomation.campaign.tenant.TenantsConfig.FirstSettings;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.SmsSender;

/** Inserts the configured tenants at start. */
@Singleton
class FirstTenants {
  private final TenantsConfig config;
  private final Settings settings;

  FirstTenants(TenantsConfig config, Settings settings) {
    this.config = config;
    this.settings = settings;
  }

  void insert(@Observes StartupEvent start) {
    config.byTenant().forEach((tenantId, first) -> settings.initialise(tenantId, change(first)));
  }

  private static SettingsChange change(FirstSettings first) {
    return new SettingsChange(
        first.companyName(),
        first.defaultZone(),
        first
            .emailFrom()
            .map(address -> new EmailSender(address, first.emailName().orElse(null), null))
            .orElse(null),
        first.smsFrom().map(SmsSender::new).orElse(null),
        List.of(),
        null);
  }
}
