package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.campaign.definition.Campaign;

/**
 * Somebody else has saved the campaign meanwhile: shows the ways out.
 *
 * @param campaign as it is now
 */
@CheckedTemplate(basePath = "console/editor", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ConflictDialog(Campaign campaign) implements TemplateInstance {}
