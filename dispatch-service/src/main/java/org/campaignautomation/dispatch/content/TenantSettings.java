package org.campaignautomation.dispatch.content;

import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.SmsSender;
import org.jspecify.annotations.Nullable;

/**
 * What rendering and sending need of a tenant's settings.
 *
 * @param emailSender null: the tenant sends no e-mail
 * @param smsSender null: the tenant sends no SMS
 */
public record TenantSettings(
    String companyName, @Nullable EmailSender emailSender, @Nullable SmsSender smsSender) {}
