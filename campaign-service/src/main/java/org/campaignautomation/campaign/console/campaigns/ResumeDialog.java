package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import org.campaignautomation.campaign.console.CampaignTop;
import org.jspecify.annotations.Nullable;

/** Asks what a pause meant for those who wait. */
@CheckedTemplate(
    basePath = "console/campaigns",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ResumeDialog(CampaignTop campaign, @Nullable Instant pausedAt)
    implements TemplateInstance {}
