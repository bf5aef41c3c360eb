package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.console.CampaignTop;
import org.jspecify.annotations.Nullable;

/**
 * The page of a campaign's versions, newest first.
 *
 * @param older where the earlier ones are; null at the end
 */
@CheckedTemplate(
    basePath = "console/campaigns",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CampaignVersions(
    CampaignTop campaign, List<VersionEntry> entries, @Nullable String older)
    implements TemplateInstance {}
