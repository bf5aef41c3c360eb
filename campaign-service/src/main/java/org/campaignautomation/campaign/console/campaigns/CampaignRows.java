package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Further lines of the list.
 *
 * @param more where the next part is; null at the end
 */
@CheckedTemplate(
    basePath = "console/campaigns",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CampaignRows(List<CampaignRow> rows, @Nullable String more)
    implements TemplateInstance {}
