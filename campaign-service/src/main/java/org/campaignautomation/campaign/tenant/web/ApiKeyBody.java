package org.campaignautomation.campaign.tenant.web;

import org.campaignautomation.campaign.tenant.KeyScope;
import org.jspecify.annotations.Nullable;

/** A key to be made. */
record ApiKeyBody(@Nullable String name, @Nullable KeyScope scope) {}
