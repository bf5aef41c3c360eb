package org.campaignautomation.campaign.automation.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is to be enrolled, by ids or by the company's own; 1 to 500. */
record EnrolmentsBody(
    @Nullable List<@Nullable UUID> contactIds, @Nullable List<@Nullable String> externalIds) {}
