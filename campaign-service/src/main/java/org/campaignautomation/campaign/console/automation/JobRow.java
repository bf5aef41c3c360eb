package org.campaignautomation.campaign.console.automation;

import org.campaignautomation.campaign.enrollment.Job;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param zone the contact's; null once it is erased
 */
public record JobRow(Job job, @Nullable String zone) {}
