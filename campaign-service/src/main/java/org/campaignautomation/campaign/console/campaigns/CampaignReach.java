package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.campaign.enrollment.Enrolling;
import org.jspecify.annotations.Nullable;

/**
 * Whom a trigger over some days would reach.
 *
 * @param plan null if it cannot be known now
 * @param trouble why not
 */
@CheckedTemplate(
    basePath = "console/campaigns",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CampaignReach(int days, Enrolling.@Nullable Triggered plan, @Nullable String trouble)
    implements TemplateInstance {}
