package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.console.CampaignTop;
import org.campaignautomation.campaign.enrollment.AutomationCounts;
import org.campaignautomation.campaign.enrollment.Job;
import org.jspecify.annotations.Nullable;

/**
 * The page.
 *
 * @param lookBackDays the campaign's own
 * @param counts null if they are not known now
 * @param trouble why there are no numbers; null if there are
 */
@CheckedTemplate(
    basePath = "console/automation",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record AutomationTab(
    CampaignTop campaign,
    int lookBackDays,
    Deeds deeds,
    @Nullable AutomationCounts counts,
    @Nullable String trouble,
    List<Job> recent,
    JobListing jobs)
    implements TemplateInstance {}
