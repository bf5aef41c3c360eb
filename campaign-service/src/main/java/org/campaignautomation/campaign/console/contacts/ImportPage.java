package org.campaignautomation.campaign.console.contacts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.imports.ContactImport;
import org.campaignautomation.campaign.imports.RejectedRow;

/**
 * How far an import is, or how it ended.
 *
 * @param rejected the first rows that could not be taken in
 */
@CheckedTemplate(
    basePath = "console/contacts",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ImportPage(ContactImport shown, List<RejectedRow> rejected)
    implements TemplateInstance {}
