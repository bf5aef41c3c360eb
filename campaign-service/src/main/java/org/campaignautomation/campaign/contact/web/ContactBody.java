package org.campaignautomation.campaign.contact.web;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The form of a contact, for the description of the API; absent and null differ, so it is read as a
 * tree.
 */
@Schema(
    name = "ContactBody",
    description =
        "externalId and one of email and phone are needed for a new contact. A field that is absent"
            + " stays as it is, one that is null is cleared.")
record ContactBody(
    @Nullable String externalId,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String customerName,
    @Nullable String companyName,
    @Nullable String zone,
    @Nullable String locale,
    @Nullable Map<String, Object> attributes) {}
