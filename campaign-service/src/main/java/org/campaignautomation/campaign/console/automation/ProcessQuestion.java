package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;
import org.campaignautomation.campaign.enrollment.AutomationCounts;

/** Asks before what is due is handed over. */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ProcessQuestion(UUID campaignId, AutomationCounts counts)
    implements TemplateInstance {}
