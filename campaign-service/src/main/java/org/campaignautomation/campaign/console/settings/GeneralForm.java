package org.campaignautomation.campaign.console.settings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.campaign.console.Faults;

/**
 * Its form, after it was sent.
 *
 * @param saved whether it was taken
 */
@CheckedTemplate(
    basePath = "console/settings",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record GeneralForm(SettingsForm form, Faults faults, boolean saved)
    implements TemplateInstance {}
