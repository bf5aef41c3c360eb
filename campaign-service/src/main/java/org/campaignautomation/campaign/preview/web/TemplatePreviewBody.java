package org.campaignautomation.campaign.preview.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.campaignautomation.campaign.contact.ContactReader;
import org.campaignautomation.campaign.preview.MessageDraft;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.MissingVariable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message and whom it is for.
 *
 * @param contactId one of the tenant's contacts; else contact
 * @param contact somebody in the form of {@code POST /api/contacts}; else contactId
 * @param missingVariable skip if absent
 */
@Schema(name = "TemplatePreviewBody")
record TemplatePreviewBody(
    @Nullable UUID contactId,
    @Schema(ref = "ContactBody") @Nullable JsonNode contact,
    @Nullable Channel channel,
    @Nullable String subject,
    @Nullable String html,
    @Nullable String text,
    @Nullable MissingVariable missingVariable) {

  ContactReader.@Nullable Reading reading() {
    return contact == null || contact.isNull() ? null : ContactReader.read(contact);
  }

  MessageDraft message() {
    return new MessageDraft(channel, subject, html, text, missingVariable);
  }
}
