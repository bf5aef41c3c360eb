/**
 * What changes right now, for pages that are open: every pod reads all of it and keeps the last
 * minutes, so that a browser that comes back to any pod misses nothing.
 *
 * <p>Says what to look at again, never how things stand.
 */
@NullMarked
package org.campaignautomation.campaign.progress;

import org.jspecify.annotations.NullMarked;
