package org.campaignautomation.campaign.console.contacts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.contact.StoredContact;

/**
 * One contact.
 *
 * @param attributes by name, as pages write them
 */
@CheckedTemplate(
    basePath = "console/contacts",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ContactPage(ContactRow contact, StoredContact stored, List<AttributeField> attributes)
    implements TemplateInstance {}
