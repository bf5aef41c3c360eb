package org.campaignautomation.campaign.console.contacts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of all contacts, or of those that a search found.
 *
 * @param search what is searched for; empty for all
 * @param more the cursor of the next part; null at the end
 * @param erased whether somebody was erased just now
 */
@CheckedTemplate(
    basePath = "console/contacts",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ContactList(
    String search, List<ContactRow> rows, @Nullable String more, boolean erased)
    implements TemplateInstance {}
