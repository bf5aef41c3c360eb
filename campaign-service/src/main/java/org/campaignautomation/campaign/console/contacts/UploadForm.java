package org.campaignautomation.campaign.console.contacts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.campaignautomation.campaign.console.Faults;

/** Where a file is sent from. */
@CheckedTemplate(
    basePath = "console/contacts",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record UploadForm(Faults faults) implements TemplateInstance {}
