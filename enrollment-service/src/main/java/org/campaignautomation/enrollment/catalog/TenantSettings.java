package org.campaignautomation.enrollment.catalog;

import java.time.Instant;

/**
 * What is known of a tenant.
 *
 * @param defaultZone the IANA zone of contacts of whom none is known
 */
public record TenantSettings(
    String tenantId, long revision, String companyName, String defaultZone, Instant changedAt) {}
