/**
 * How a campaign's automation stands: its counts and its jobs.
 *
 * <p>enrollment-service knows; this asks it, for callers who may see the campaign.
 */
@NullMarked
package org.campaignautomation.campaign.automation;

import org.jspecify.annotations.NullMarked;
