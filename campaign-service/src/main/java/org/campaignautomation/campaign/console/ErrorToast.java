package org.campaignautomation.campaign.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.platform.problem.Problem;

/**
 * A message on the page from which something was asked that failed.
 *
 * @param reference by which the request is found in traces and logs
 */
@CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ErrorToast(Problem problem, String reference) implements TemplateInstance {}
