package org.campaignautomation.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message of a sequence.
 *
 * @param id stays the same over versions
 * @param position 1 for the first
 * @param subject e-mail only
 * @param html e-mail only; null for a text-only e-mail
 * @param text the SMS, or the e-mail's plain part
 * @param maxLateness how late it may still go out; null for however late
 */
public record Step(
    UUID id,
    int position,
    Channel channel,
    Delay delay,
    DelayFrom delayFrom,
    @Nullable String subject,
    @Nullable String html,
    @Nullable String text,
    @Nullable Delay maxLateness,
    OnTooLate onTooLate,
    MissingVariable missingVariable) {}
