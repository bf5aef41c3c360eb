package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;

/**
 * In place of a part that is not to be had now; it is asked for again.
 *
 * @param id of the part's element, and the end of its address
 */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Missing(String id, UUID campaignId, String what, String trouble)
    implements TemplateInstance {}
