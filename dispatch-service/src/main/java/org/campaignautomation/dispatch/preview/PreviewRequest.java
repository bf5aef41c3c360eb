package org.campaignautomation.dispatch.preview;

import java.time.Instant;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.dispatch.content.Content;
import org.jspecify.annotations.Nullable;

/**
 * One message to be shown.
 *
 * @param at what the templates take for now; null for now
 */
public record PreviewRequest(Content content, Contact contact, @Nullable Instant at) {}
