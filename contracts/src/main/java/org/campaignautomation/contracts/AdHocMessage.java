package org.campaignautomation.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Templates that are sent instead of a step's.
 *
 * @param subject e-mail only
 * @param html e-mail only; null for a text-only e-mail
 * @param text the SMS, or the e-mail's plain part
 */
public record AdHocMessage(
    @Nullable String subject, @Nullable String html, @Nullable String text) {}
