package org.campaignautomation.campaign.console.editor;

import java.time.LocalDateTime;
import org.campaignautomation.campaign.definition.CampaignDraft;
import org.jspecify.annotations.Nullable;

/**
 * For whom the calendar is shown.
 *
 * @param zone the contact's
 * @param enrolledAt when somebody is enrolled, by the clock on their wall
 * @param draft what is on the page
 */
public record CalendarQuestion(
    @Nullable String zone, @Nullable LocalDateTime enrolledAt, @Nullable CampaignDraft draft) {}
