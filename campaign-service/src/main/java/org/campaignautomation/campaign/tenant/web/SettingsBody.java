package org.campaignautomation.campaign.tenant.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.campaignautomation.campaign.tenant.SettingsChange;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.SmsSender;
import org.jspecify.annotations.Nullable;

/** Settings to be set. What the answer adds may be sent back and is ignored. */
@JsonIgnoreProperties({"revision", "changedAt"})
record SettingsBody(
    @Nullable String companyName,
    @Nullable String defaultZone,
    @Nullable EmailSender emailSender,
    @Nullable SmsSender smsSender) {

  SettingsChange change() {
    return new SettingsChange(companyName, defaultZone, emailSender, smsSender);
  }
}
