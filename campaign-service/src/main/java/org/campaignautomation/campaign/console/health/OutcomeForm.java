package org.campaignautomation.campaign.console.health;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;
import org.campaignautomation.campaign.console.Faults;

/**
 * The form of that page, after a refusal.
 *
 * @param reason as it was typed
 */
@CheckedTemplate(basePath = "console/health", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OutcomeForm(UUID id, String reason, Faults faults) implements TemplateInstance {}
