package org.campaignautomation.campaign.tenant.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import org.campaignautomation.campaign.tenant.FrequencyCapDraft;
import org.campaignautomation.campaign.tenant.QuietHoursDraft;
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
    @Nullable SmsSender smsSender,
    @Nullable List<@Nullable QuietHoursDraft> quietHours,
    @Nullable FrequencyCapDraft frequencyCap) {

  SettingsChange change() {
    return new SettingsChange(
        companyName,
        defaultZone,
        emailSender,
        smsSender,
        Objects.requireNonNullElse(quietHours, List.of()),
        frequencyCap);
  }
}
