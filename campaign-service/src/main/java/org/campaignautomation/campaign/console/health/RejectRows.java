package org.campaignautomation.campaign.console.health;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.contact.Reject;
import org.jspecify.annotations.Nullable;

/**
 * Records of the CRM that could not be taken in, newest first.
 *
 * @param more where the next part is; null at the end
 */
@CheckedTemplate(basePath = "console/health", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record RejectRows(List<Reject> rows, @Nullable String more) implements TemplateInstance {}
