package org.campaignautomation.campaign.console.health;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.enrollment.Job;
import org.jspecify.annotations.Nullable;

/**
 * The page on which somebody decides what became of a message.
 *
 * @param campaign its campaign's name; null if that is not known
 * @param open whether it is still to be decided
 * @param reason as it was typed
 */
@CheckedTemplate(basePath = "console/health", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OutcomeDecision(
    Job job, @Nullable String campaign, boolean open, String reason, Faults faults)
    implements TemplateInstance {}
