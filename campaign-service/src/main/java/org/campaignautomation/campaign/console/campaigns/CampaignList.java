package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.contracts.CampaignStatus;
import org.jspecify.annotations.Nullable;

/**
 * The page of all campaigns.
 *
 * @param status only those in it; null for all
 * @param statuses that one can choose
 * @param self where the first part is
 * @param more where the next part is; null at the end
 * @param trouble why there are no numbers; null if there are
 */
@CheckedTemplate(
    basePath = "console/campaigns",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CampaignList(
    @Nullable CampaignStatus status,
    List<CampaignStatus> statuses,
    List<CampaignRow> rows,
    String self,
    @Nullable String more,
    @Nullable String trouble)
    implements TemplateInstance {}
