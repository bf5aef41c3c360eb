package org.campaignautomation.campaign.tenant.web;

import java.time.Instant;
import org.campaignautomation.campaign.tenant.TenantSettings;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.SmsSender;
import org.jspecify.annotations.Nullable;

/** Settings as answered. */
record SettingsView(
    String companyName,
    String defaultZone,
    @Nullable EmailSender emailSender,
    @Nullable SmsSender smsSender,
    long revision,
    @Nullable Instant changedAt) {

  static SettingsView of(TenantSettings settings) {
    return new SettingsView(
        settings.companyName(),
        settings.defaultZone(),
        settings.emailSender(),
        settings.smsSender(),
        settings.revision(),
        settings.changedAt());
  }
}
