package org.campaignautomation.campaign.tenant.web;

import java.time.Instant;
import java.util.List;
import org.campaignautomation.campaign.tenant.TenantSettings;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.contracts.SmsSender;
import org.jspecify.annotations.Nullable;

/** Settings as answered. */
record SettingsView(
    String companyName,
    String defaultZone,
    @Nullable EmailSender emailSender,
    @Nullable SmsSender smsSender,
    List<QuietHours> quietHours,
    @Nullable FrequencyCap frequencyCap,
    long revision,
    @Nullable Instant changedAt) {

  static SettingsView of(TenantSettings settings) {
    return new SettingsView(
        settings.companyName(),
        settings.defaultZone(),
        settings.emailSender(),
        settings.smsSender(),
        settings.quietHours(),
        settings.frequencyCap(),
        settings.revision(),
        settings.changedAt());
  }
}
