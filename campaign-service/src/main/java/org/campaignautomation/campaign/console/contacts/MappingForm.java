package org.campaignautomation.campaign.console.contacts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.console.Faults;
import org.campaignautomation.campaign.contact.ContactField;
import org.campaignautomation.campaign.imports.ContactImport;

/**
 * Where somebody says which column becomes what.
 *
 * @param externalId the column that tells one person from another; empty if none is chosen
 */
@CheckedTemplate(
    basePath = "console/contacts",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record MappingForm(
    ContactImport shown,
    String externalId,
    List<ColumnChoice> choices,
    List<ContactField> fields,
    Faults faults)
    implements TemplateInstance {}
