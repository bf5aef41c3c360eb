package org.campaignautomation.dispatch.content;

import java.util.UUID;

/** Names one version of one campaign. */
public record VersionKey(String tenantId, UUID campaignId, int version) {}
