package org.campaignautomation.campaign.console.health;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What takes the form's place once it is decided.
 *
 * @param resent whether it is sent again, and not counted as sent
 */
@CheckedTemplate(basePath = "console/health", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OutcomeDecided(boolean resent) implements TemplateInstance {}
