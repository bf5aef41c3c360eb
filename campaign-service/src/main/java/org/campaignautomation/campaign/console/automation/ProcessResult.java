package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;
import org.campaignautomation.campaign.enrollment.Processing;

/** What was due, and what became of it. */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ProcessResult(UUID campaignId, Processing.Processed processed)
    implements TemplateInstance {}
