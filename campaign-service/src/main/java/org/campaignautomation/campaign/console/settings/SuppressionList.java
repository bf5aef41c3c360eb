package org.campaignautomation.campaign.console.settings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of suppressions. */
@CheckedTemplate(
    basePath = "console/settings",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record SuppressionList(SuppressionSection section) implements TemplateInstance {}
