package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.campaign.console.CampaignTop;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Readiness;
import org.campaignautomation.campaign.enrollment.AutomationCounts;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign stands, which is asked for again when something changes. Without the frame: a
 * message that waits for the next page is that page's.
 *
 * @param counts null if there are none, or none to be had now
 * @param trouble why there are none; null if there are, or cannot be any
 * @param readiness what keeps a draft from being activated, and what may surprise
 * @param top whether what stands above the page comes too
 */
@CheckedTemplate(
    basePath = "console/campaigns",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CampaignNow(
    CampaignTop campaign,
    Campaign shown,
    @Nullable AutomationCounts counts,
    @Nullable String trouble,
    Readiness readiness,
    boolean top)
    implements TemplateInstance {}
