package org.campaignautomation.campaign.console.health;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;
import org.campaignautomation.campaign.console.Faults;

/**
 * Its form.
 *
 * @param body the record, as it came or as it was corrected
 */
@CheckedTemplate(basePath = "console/health", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record RejectForm(UUID id, String body, Faults faults) implements TemplateInstance {}
