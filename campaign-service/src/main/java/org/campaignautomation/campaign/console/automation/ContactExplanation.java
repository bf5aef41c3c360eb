package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.enrollment.Explanation;
import org.jspecify.annotations.Nullable;

/** Why a contact does, or does not, get something from a campaign. */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ContactExplanation(
    Campaign campaign, UUID contactId, String name, @Nullable String zone, Explanation explanation)
    implements TemplateInstance {}
