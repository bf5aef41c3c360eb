package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.console.Faults;

/**
 * The page on which a campaign begins.
 *
 * @param chosen what it begins with
 */
@CheckedTemplate(
    basePath = "console/campaigns",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record NewCampaign(List<Starter> starters, Starter chosen, String name, Faults faults)
    implements TemplateInstance {}
