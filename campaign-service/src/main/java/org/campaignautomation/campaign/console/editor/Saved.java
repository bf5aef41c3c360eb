package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Says that it is saved, and what that means. */
@CheckedTemplate(basePath = "console/editor", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Saved(String text) implements TemplateInstance {}
