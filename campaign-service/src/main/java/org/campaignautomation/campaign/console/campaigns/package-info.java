/** The campaigns: the list of all, and each with its life. */
@NullMarked
package org.campaignautomation.campaign.console.campaigns;

import org.jspecify.annotations.NullMarked;
