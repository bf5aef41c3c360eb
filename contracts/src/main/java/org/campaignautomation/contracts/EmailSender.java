package org.campaignautomation.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Who a tenant's e-mails come from.
 *
 * @param address the RFC 5322 address in {@code From}
 * @param name the display name, if any
 * @param replyTo where replies go, if elsewhere
 */
public record EmailSender(String address, @Nullable String name, @Nullable String replyTo) {}
