package org.campaignautomation.campaign.console.health;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.campaign.dispatch.ProviderCheck;

/** What a provider said, as a message on the page. */
@CheckedTemplate(basePath = "console/health", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Checked(ProviderCheck check) implements TemplateInstance {}
