package org.campaignautomation.campaign.console.health;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.campaign.contact.Reject;

/** The page of one record that could not be taken in. */
@CheckedTemplate(basePath = "console/health", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record RejectDetail(Reject reject, RejectForm form) implements TemplateInstance {}
