package org.campaignautomation.campaign.console.settings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.dispatch.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * Further suppressions.
 *
 * @param more where the next part is; null at the end
 */
@CheckedTemplate(
    basePath = "console/settings",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record SuppressionRows(List<Suppression> rows, @Nullable String more)
    implements TemplateInstance {}
