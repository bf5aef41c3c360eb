package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.campaign.console.CampaignTop;
import org.campaignautomation.campaign.definition.Readiness;

/**
 * Asks whom a campaign enrols when it starts.
 *
 * @param days how far back is suggested
 * @param reach whom that reaches
 */
@CheckedTemplate(
    basePath = "console/campaigns",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ActivateDialog(
    CampaignTop campaign, Readiness readiness, int days, CampaignReach reach)
    implements TemplateInstance {}
