/** Tells open pages what changed, over a WebSocket. */
@NullMarked
package org.campaignautomation.campaign.console.live;

import org.jspecify.annotations.NullMarked;
