package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.campaign.console.CampaignTop;

/**
 * What can be done now: asked for again when the campaign changes.
 *
 * @param lookBackDays the campaign's own
 * @param top whether what stands above the page comes too
 */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Runs(CampaignTop campaign, int lookBackDays, Deeds deeds, boolean top)
    implements TemplateInstance {}
