package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.campaign.console.CampaignTop;

/**
 * The editor's page.
 *
 * @param campaign what stands above it
 * @param form what it shows at first
 */
@CheckedTemplate(basePath = "console/editor", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CampaignEditor(CampaignTop campaign, EditorForm form) implements TemplateInstance {}
