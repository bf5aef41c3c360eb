package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;
import org.campaignautomation.campaign.enrollment.Enrolling;

/**
 * Asks before people are enrolled.
 *
 * @param plan what it would do
 */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record TriggerQuestion(UUID campaignId, int lookBackDays, Enrolling.Triggered plan)
    implements TemplateInstance {}
