package org.campaignautomation.campaign.console.settings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.tenant.ApiKey;
import org.jspecify.annotations.Nullable;

/**
 * Further keys.
 *
 * @param more where the next part is; null at the end
 */
@CheckedTemplate(
    basePath = "console/settings",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record KeyRows(List<ApiKey> rows, @Nullable String more) implements TemplateInstance {}
