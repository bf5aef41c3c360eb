package org.campaignautomation.campaign.console.contacts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of the timeline of a contact.
 *
 * @param zone the contact's
 * @param more where the next part is; null at the end
 * @param trouble why there is none; null if there is
 */
@CheckedTemplate(
    basePath = "console/contacts",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ContactTimeline(
    List<TimelineLine> lines, String zone, @Nullable String more, @Nullable String trouble)
    implements TemplateInstance {}
