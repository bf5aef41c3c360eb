package org.campaignautomation.campaign.console.contacts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.imports.ContactImport;
import org.jspecify.annotations.Nullable;

/**
 * The page of all imports.
 *
 * @param more where the next part is; null at the end
 */
@CheckedTemplate(
    basePath = "console/contacts",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ImportList(List<ContactImport> imports, @Nullable String more)
    implements TemplateInstance {}
