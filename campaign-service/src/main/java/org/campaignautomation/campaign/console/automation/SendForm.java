package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.console.CampaignTop;
import org.campaignautomation.contracts.Step;

/** Where one says what is sent to whom at once. */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record SendForm(CampaignTop campaign, List<Step> steps, String contacts)
    implements TemplateInstance {}
