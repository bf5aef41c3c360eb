package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the list, which are asked for again when something changes.
 *
 * @param self where they are
 * @param more where the next part is; null at the end
 */
@CheckedTemplate(
    basePath = "console/campaigns",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CampaignRows(List<CampaignRow> rows, String self, @Nullable String more)
    implements TemplateInstance {}
