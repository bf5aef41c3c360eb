package org.campaignautomation.campaign.console.contacts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.campaignautomation.campaign.console.Faults;
import org.jspecify.annotations.Nullable;

/**
 * The form of a contact.
 *
 * @param action where it is sent
 * @param back where one goes without it
 * @param revision of the contact that is edited; null for a new one
 * @param zones those that can be chosen
 */
@CheckedTemplate(
    basePath = "console/contacts",
    defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ContactEditor(
    String title,
    String action,
    String back,
    @Nullable Long revision,
    ContactInput input,
    List<String> zones,
    Faults faults)
    implements TemplateInstance {}
