package org.campaignautomation.campaign.automation.web;

import java.util.List;
import org.campaignautomation.campaign.enrollment.Job;
import org.jspecify.annotations.Nullable;

/** Part of a campaign's jobs, newest first. */
record JobList(List<Job> items, @Nullable String nextCursor) {}
