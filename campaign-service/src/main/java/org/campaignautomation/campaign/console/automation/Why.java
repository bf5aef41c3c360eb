package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;
import org.campaignautomation.campaign.enrollment.Explanation;

/** Why nothing is sent, if something is in the way. */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Why(UUID campaignId, Explanation explanation) implements TemplateInstance {}
