package org.campaignautomation.campaign.console.contacts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.imports.ContactImport;
import org.jspecify.annotations.Nullable;

/**
 * Further lines of the list.
 *
 * @param more where the next part is; null at the end
 */
@CheckedTemplate(
    basePath = "console/contacts",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ImportRows(List<ContactImport> imports, @Nullable String more)
    implements TemplateInstance {}
