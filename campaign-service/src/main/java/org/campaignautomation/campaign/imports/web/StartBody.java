package org.campaignautomation.campaign.imports.web;

import org.campaignautomation.campaign.imports.Mapping;
import org.jspecify.annotations.Nullable;

/** What starts an import. */
record StartBody(@Nullable Mapping mapping) {}
