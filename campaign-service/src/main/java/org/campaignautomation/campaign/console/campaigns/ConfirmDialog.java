package org.campaignautomation.campaign.console.campaigns;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.console.CampaignTop;

/**
 * Asks before something is done that needs no choice.
 *
 * @param action the last part of the address it is sent to
 * @param meaning what it does, point by point
 * @param submit what the button says
 * @param look the button's
 */
@CheckedTemplate(
    basePath = "console/campaigns",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ConfirmDialog(
    CampaignTop campaign,
    String action,
    String title,
    List<String> meaning,
    String submit,
    String look)
    implements TemplateInstance {}
