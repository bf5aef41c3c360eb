package org.campaignautomation.campaign.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.platform.problem.Problem;

/**
 * A page instead of the one asked for.
 *
 * @param reference by which the request is found in traces and logs
 */
@CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ErrorPage(Problem problem, String reference) implements TemplateInstance {}
