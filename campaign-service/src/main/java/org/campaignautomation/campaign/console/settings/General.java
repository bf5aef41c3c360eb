package org.campaignautomation.campaign.console.settings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.console.Faults;

/**
 * The page of the settings.
 *
 * @param zones to choose from
 */
@CheckedTemplate(
    basePath = "console/settings",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record General(SettingsForm form, Faults faults, List<String> zones)
    implements TemplateInstance {}
