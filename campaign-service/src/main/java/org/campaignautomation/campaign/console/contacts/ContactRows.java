package org.campaignautomation.campaign.console.contacts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Further lines of the list.
 *
 * @param search what is searched for; empty for all
 * @param more the cursor of the next part; null at the end
 */
@CheckedTemplate(
    basePath = "console/contacts",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ContactRows(String search, List<ContactRow> rows, @Nullable String more)
    implements TemplateInstance {}
