/** Whether all goes well: what waits, the providers, the books, and what somebody must decide. */
@NullMarked
package org.campaignautomation.campaign.console.health;

import org.jspecify.annotations.NullMarked;
