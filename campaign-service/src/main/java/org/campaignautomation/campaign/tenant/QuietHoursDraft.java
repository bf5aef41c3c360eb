package org.campaignautomation.campaign.tenant;

import java.time.LocalTime;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.QuietHours;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Quiet hours as somebody wants them; nothing is checked yet.
 *
 * @param start local time of the contact, to the minute
 * @param end before start for hours over midnight
 * @param onQuiet hold if absent
 */
@Schema(name = "QuietHoursBody")
public record QuietHoursDraft(
    @Nullable Channel channel,
    @Nullable LocalTime start,
    @Nullable LocalTime end,
    QuietHours.@Nullable OnQuiet onQuiet) {}
