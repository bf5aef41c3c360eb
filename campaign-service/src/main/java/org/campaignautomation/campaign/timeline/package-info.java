/**
 * What became of one person over all campaigns: from enrollment-service, with what this service and
 * the list of suppressions know of them.
 */
@NullMarked
package org.campaignautomation.campaign.timeline;

import org.jspecify.annotations.NullMarked;
