package org.campaignautomation.campaign.console.settings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.platform.problem.Fault;

/** One line of quiet hours in the form. */
@CheckedTemplate(
    basePath = "console/settings",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record QuietLine(SettingsForm.Quiet line, List<Fault> wrong) implements TemplateInstance {}
