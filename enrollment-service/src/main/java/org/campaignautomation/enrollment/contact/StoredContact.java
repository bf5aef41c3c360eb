package org.campaignautomation.enrollment.contact;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.contracts.Contact;

/**
 * A contact as last heard of.
 *
 * @param acceptedAt decides which campaigns it matches
 * @param contact what templates see; handed on with each due job
 */
public record StoredContact(
    UUID contactId, String tenantId, long revision, Instant acceptedAt, Contact contact) {}
