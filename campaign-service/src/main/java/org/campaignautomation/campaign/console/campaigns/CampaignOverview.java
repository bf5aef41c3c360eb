package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.campaign.console.CampaignTop;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Readiness;
import org.campaignautomation.campaign.enrollment.AutomationCounts;
import org.jspecify.annotations.Nullable;

/**
 * The first page of a campaign.
 *
 * @param counts null if there are none, or none to be had now
 * @param trouble why there are none; null if there are, or cannot be any
 * @param readiness what keeps a draft from being activated, and what may surprise
 */
@CheckedTemplate(
    basePath = "console/campaigns",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CampaignOverview(
    CampaignTop campaign,
    Campaign shown,
    @Nullable AutomationCounts counts,
    @Nullable String trouble,
    Readiness readiness)
    implements TemplateInstance {}
