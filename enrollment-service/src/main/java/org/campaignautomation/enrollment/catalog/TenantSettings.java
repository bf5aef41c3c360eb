package org.campaignautomation.enrollment.catalog;

import java.time.Instant;

/**
 * What is known of a tenant.
 *
 * @param defaultZone the IANA zone of contacts of whom none is known
 * @param rules what everything that is sent keeps to
 */
public record TenantSettings(
    String tenantId,
    long revision,
    String companyName,
    String defaultZone,
    SendingRules rules,
    Instant changedAt) {}
