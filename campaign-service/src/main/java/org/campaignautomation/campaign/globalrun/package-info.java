/**
 * What cron does: triggering and processing all active campaigns, and counting everything.
 *
 * <p>Of one tenant or, for the installation's own key, of all of them.
 */
@NullMarked
package org.campaignautomation.campaign.globalrun;

import org.jspecify.annotations.NullMarked;
