package org.campaignautomation.dispatch.content;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.jspecify.annotations.Nullable;

/**
 * For whom a message is to be written.
 *
 * @param id makes the e-mail's Message-ID
 * @param sendBefore the end of its time; null for no end
 */
public record MessageRequest(
    UUID id, Channel channel, Contact contact, @Nullable Instant sendBefore) {}
